using System.CommandLine;

namespace Dispatch.Silo.Commands;

/// <summary>The executable's commands; without one it serves.</summary>
internal static class DispatchCommand
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Dispatch: a real-time dispatch engine for a public-safety command centre.")
        {
            ServeCommand.Create(),
            DemoCommand.Create(),
            ReplayCommand.Create(),
            VerifyLogCommand.Create(),
            ImportRoadsCommand.Create(),
            CordonCommand.Create(),
            CordonCheckCommand.Create(),
            InterceptCommand.Create(),
        };
        var settings = new HostArguments();
        settings.AddTo(root);
        root.SetAction((parsed, cancellation) => ServeCommand.RunAsync(settings.Read(parsed), cancellation));
        return root;
    }
}
