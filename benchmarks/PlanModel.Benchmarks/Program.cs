using BenchmarkDotNet.Running;
using PlanModel.Benchmarks;

if (args is ["glance"]) Glance.Print();
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
