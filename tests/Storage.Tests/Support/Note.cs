namespace Dispatch.Storage.Tests;

/// <summary>A grain's state as the tests store it.</summary>
public sealed record Note
{
    public string Text { get; set; } = "";

    public int Number { get; set; }
}

public static class Notes
{
    public const string StateName = "note";

    public static GrainId Grain(string key) => GrainId.Create("note", key);

    public static GrainState<Note> New(string text = "", int number = 0) => new(new Note { Text = text, Number = number });
}
