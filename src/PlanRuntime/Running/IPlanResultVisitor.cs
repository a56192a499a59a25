namespace PlanRuntime;

/// <summary>Is shown the places where handlers keep their results, with their types; see <see cref="PlanHandlers.VisitResult"/>.</summary>
public interface IPlanResultVisitor
{
    /// <summary>Reads or writes a result.</summary>
    /// <typeparam name="T">The type of the result; <see cref="Nullable{T}"/> where a value may be missing.</typeparam>
    /// <param name="result">The place; <see langword="default"/> while the task has not ended.</param>
    /// <returns><see langword="true"/>, which <see cref="PlanHandlers.VisitResult"/> passes on.</returns>
    bool Visit<T>(ref T result);
}
