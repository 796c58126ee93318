namespace Dispatch.Domain.Incidents;

/// <summary>A line of narrative. Allowed after closing too: what is learnt late belongs to the record.</summary>
public sealed record AddNote(string Text) : IncidentCommand
{
    public override Decision Decide(Incident? incident)
    {
        if (incident is null)
            return NoSuchIncident;
        var refusal = TextRules.Required(Text, "text") ?? TextRules.Lines(Text, TextRules.NoteLimit, "text");
        return refusal is null ? new NoteAdded(Text) : refusal;
    }
}
