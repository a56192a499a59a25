using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PlanAnalyzers.Benchmarks;

/// <summary>What any generator that reads the signatures of attributed methods costs: the compiler binds attributes and signatures anew with each edit.</summary>
internal sealed class BareGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var methods = context.SyntaxProvider
            .ForAttributeWithMetadataName("PlanRuntime.PlanTaskAttribute", static (node, _) => node is MethodDeclarationSyntax, static (found, _) => Read((IMethodSymbol)found.TargetSymbol))
            .Collect();
        context.RegisterSourceOutput(methods, static (output, all) => output.AddSource("Methods.g.cs", $"// {all.Length}"));
    }

    private static int Read(IMethodSymbol method) => method.ReturnType.Name.Length + method.Parameters.Sum(static parameter => parameter.Type.Name.Length);
}
