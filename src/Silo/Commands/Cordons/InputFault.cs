namespace Dispatch.Silo.Commands.Cordons;

/// <summary>A file that cannot be used; the message names the file and the field and is shown as it is.</summary>
internal sealed class InputFault(string message) : Exception(message);
