namespace Dispatch.Import;

/// <summary>A file cannot be read as what it should be. The message is one sentence that names the file, the place and the fault.</summary>
public sealed class ImportException : Exception
{
    public ImportException(string path, string where, string fault, Exception? inner = null)
        : base($"{Path.GetFileName(path)}{(where.Length > 0 ? ", " : "")}{where}: {fault}.", inner) => File = path;

    public string File { get; }
}
