using Dispatch.Silo.Commands;

return await DispatchCommand.Create().Parse(args).InvokeAsync();
