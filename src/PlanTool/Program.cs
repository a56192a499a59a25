using PlanTool;

return await PlanCommandLine.RunProcessAsync(args);
