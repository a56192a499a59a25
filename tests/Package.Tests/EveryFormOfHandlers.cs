namespace Package.Tests;

/// <summary>
/// One project with handlers in every form there is, built by the SDK's compiler with every analyzer that the SDK has as an error: generated code gives no warning, not even where the project calls
/// it its own: the compiler looks at all of it, analyzers at what does not bear <c>[GeneratedCode]</c>.
/// </summary>
public sealed class EveryFormOfHandlers(PackedProduct product)
{
    /// <summary>CA1515 wants types of programs internal; the class of a plan is public where nobody says otherwise.</summary>
    private const string Strict = "<NoWarn>$(NoWarn);CA1515</NoWarn><AnalysisLevel>latest-all</AnalysisLevel><TreatWarningsAsErrors>true</TreatWarningsAsErrors><EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild><GenerateDocumentationFile>true</GenerateDocumentationFile>";

    private const string GeneratedCodeIsOwn = """
        root = true
        [*.g.cs]
        generated_code = false

        """;

    [Theory]
    [InlineData("latest", "enable")]
    [InlineData("12", "disable")]
    public async Task It_builds_without_a_warning_and_runs(string language, string nullable) => Assert.Equal(
        [
            "2 1 Part0", "Completed",
            "Second1 Third1", "Completed",
            "Completed",
            "b1.1 b1.2", "Completed",
            "Completed",
            "3 3 Constrained", "Completed",
            "3 3 Constrained",
        ],
        await new ConsumerProject(
            product, outputType: "Exe", properties: $"{Strict}<LangVersion>{language}</LangVersion><Nullable>{nullable}</Nullable>",
            items: "<PackageReference Include=\"Microsoft.Extensions.Hosting\" Version=\"10.0.0\" />")
            .With(".editorconfig", GeneratedCodeIsOwn).WithFilesOf("EveryForm").RunAsync());
}
