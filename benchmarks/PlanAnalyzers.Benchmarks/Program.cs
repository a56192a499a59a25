using BenchmarkDotNet.Running;
using PlanAnalyzers.Benchmarks;

if (args is ["glance"]) await Glance.PrintAsync();
else if (args is ["edits"]) EditGlance.Print();
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
