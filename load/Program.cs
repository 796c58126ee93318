// load SCENARIO [OPTIONS]: what this machine can take, measured with the real program. See docs/performance/load.md.
using Dispatch.Load.Commands;

return await LoadCommand.Create().Parse(args).InvokeAsync();
