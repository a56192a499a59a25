namespace PlanRuntime.Testing;

/// <summary>Does a task in a test; this one does nothing.</summary>
internal class FakeTask
{
    public static FakeTask Nothing { get; } = new();

    public virtual bool HasResult => false;

    /// <summary>Says why the result does not fit the place where the handlers keep it, or <see langword="null"/>.</summary>
    public virtual string? FaultIn(PlanHandlers handlers, PlanTask task) => null;

    public virtual void Do(PlanHandlers handlers, PlanTaskContext context)
    {
    }

    /// <summary>Shows a result for which the handlers have no place.</summary>
    public virtual bool Visit(IPlanResultVisitor visitor) => false;
}

/// <summary>Gives a task a result.</summary>
internal sealed class FakeTask<T>(Func<PlanTaskContext, T> result) : FakeTask
{
    private T _result = default!;

    public override bool HasResult => true;

    public override string? FaultIn(PlanHandlers handlers, PlanTask task)
    {
        var place = new Place();
        return handlers.VisitResult(task.Index, place) && !place.Fits ? $"Task '{task.Id}' returns {place.Type}; its fake returns {typeof(T)}." : null;
    }

    public override void Do(PlanHandlers handlers, PlanTaskContext context)
    {
        _result = result(context);
        handlers.VisitResult(context.Task.Index, new Writer(_result));
    }

    public override bool Visit(IPlanResultVisitor visitor) => visitor.Visit(ref _result);

    private sealed class Place : IPlanResultVisitor
    {
        public Type? Type { get; private set; }

        public bool Fits { get; private set; }

        public bool Visit<TPlace>(ref TPlace place)
        {
            Type = typeof(TPlace);
            Fits = Type.IsAssignableFrom(typeof(T)) || Nullable.GetUnderlyingType(Type) == typeof(T);
            return true;
        }
    }

    private sealed class Writer(T result) : IPlanResultVisitor
    {
        public bool Visit<TPlace>(ref TPlace place)
        {
            place = (TPlace)(object?)result!;
            return true;
        }
    }
}
