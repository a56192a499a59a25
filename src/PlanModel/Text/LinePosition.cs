namespace PlanModel;

/// <summary>A place in a text; people count it from one, this type from zero.</summary>
/// <param name="Line">The line, counted from zero.</param>
/// <param name="Column">The column in UTF-16 units, counted from zero.</param>
public readonly record struct LinePosition(int Line, int Column);
