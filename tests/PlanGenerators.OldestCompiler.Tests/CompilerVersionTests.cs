using Microsoft.CodeAnalysis.CSharp;

namespace PlanGenerators.OldestCompiler.Tests;

/// <summary>The other tests of this project prove something only while the compiler is the oldest one supported.</summary>
public sealed class CompilerVersionTests
{
    [Fact]
    public void The_compiler_is_Roslyn_4_8() => Assert.Equal(new Version(4, 8, 0, 0), typeof(CSharpCompilation).Assembly.GetName().Version);

    [Fact]
    public void Its_latest_language_is_the_oldest_that_is_supported() => Assert.Equal(LanguageVersion.CSharp12, LanguageVersion.Latest.MapSpecifiedToEffectiveVersion());
}
