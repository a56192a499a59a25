using System.Text.Json;
using PlanTool.Reports;

namespace PlanTool.Simulate;

/// <summary>Forecasts as JSON: the contract of <c>simulate --format json</c>.</summary>
internal static class JsonForecast
{
    /// <summary>Writes one forecast as an object, several as an array of objects that name their files.</summary>
    public static void Write(TextWriter output, IReadOnlyList<Forecast> forecasts, bool asArray) => Json.Write(output, json =>
    {
        if (asArray) json.WriteStartArray();
        foreach (var forecast in forecasts) WriteForecast(json, forecast, withFile: asArray);
        if (asArray) json.WriteEndArray();
    });

    private static void WriteForecast(Utf8JsonWriter json, Forecast forecast, bool withFile)
    {
        json.WriteStartObject();
        if (withFile) json.WriteText("file", forecast.Plan.File);
        json.WriteNumber("limit", forecast.Limit);
        json.WriteNumber("bound", Seconds(forecast.Bound));
        json.WriteStrings("criticalPath", forecast.CriticalPath.Select(task => forecast.Plan.Tasks[task].Declaration.Id));
        json.WriteStartArray("patterns");
        foreach (var run in forecast.Runs)
        {
            json.WriteStartObject();
            json.WriteString("pattern", Patterns.Of(run.Pattern));
            if (run.Simulation.Makespan is { } makespan) json.WriteNumber("makespan", Seconds(makespan));
            else json.WriteNull("makespan");
            json.WriteStartArray("tasks");
            foreach (var task in run.Started)
            {
                json.WriteStartObject();
                json.WriteText("id", forecast.Plan.Tasks[task].Declaration.Id);
                json.WriteNumber("start", Seconds(run.Simulation.Starts[task]));
                json.WriteNumber("end", Seconds(run.Simulation.Ends[task]));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static decimal Seconds(long milliseconds) => milliseconds / 1000m;
}
