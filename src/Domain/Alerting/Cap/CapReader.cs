using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Dispatch.Domain.Alerting.Cap;

/// <summary>
/// Reads messages from outside. No document type, no entities of its own, nothing fetched, 256 Ki characters at most; what does not have
/// exactly the shape of CAP 1.2 is refused with every fault found. An XML signature is skipped, not checked.
/// </summary>
public static class CapReader
{
    public const int Limit = 256 * 1024;

    private const string Signature = "http://www.w3.org/2000/09/xmldsig#";
    private const int FaultsNamed = 5;

    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    public static Outcome<CapMessage> Read(string text) => Read(() => XmlReader.Create(new StringReader(text), Settings()));

    /// <param name="content">In the encoding that the document names, UTF-8 when it names none.</param>
    public static Outcome<CapMessage> Read(Stream content) => Read(() => XmlReader.Create(content, Settings()));

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = Limit,
        MaxCharactersFromEntities = 1,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private static Outcome<CapMessage> Read(Func<XmlReader> open)
    {
        XElement root;
        try
        {
            using var reader = open();
            root = XDocument.Load(reader).Root!;
        }
        catch (Exception fault) when (fault is XmlException or ArgumentException or DecoderFallbackException)
        {
            return new Refusal("invalid-cap", $"This is no XML document that is accepted here: {fault.Message}");
        }

        var faults = new List<CapFault>();
        if (root.Name.LocalName != CapShape.Alert.Name || root.Name.NamespaceName != CapMessage.Namespace)
            faults.Add(new CapFault("alert", $"must be the element alert of {CapMessage.Namespace}"));
        else
            Walk(root, CapShape.Alert, "alert", faults);
        if (faults.Count > 0)
            return Refuse(faults);
        if (CapMapping.References(root) is null)
            return Refuse([new CapFault("alert/references", "must be \"sender,identifier,sent\", several with spaces between")]);
        var message = CapMapping.Message(root);
        return CapRules.Check(message) is { IsEmpty: false } broken ? Refuse(broken) : message;
    }

    private static Refusal Refuse(IReadOnlyCollection<CapFault> faults)
    {
        var more = faults.Count > FaultsNamed ? $" and {faults.Count - FaultsNamed} more" : "";
        return new Refusal("invalid-cap", $"Not a valid CAP 1.2 message: {string.Join("; ", faults.Take(FaultsNamed).Select(one => $"{one.Path} {one.Message}"))}{more}.", Field: faults.First().Path);
    }

    private static void Walk(XElement element, CapShape shape, string path, List<CapFault> faults)
    {
        if (element.Attributes().Any(one => !one.IsNamespaceDeclaration && one.Name.Namespace != Instance))
            faults.Add(new CapFault(path, "must have no attributes"));
        if (shape.Children.IsEmpty)
        {
            if (element.HasElements)
                faults.Add(new CapFault(path, "must hold text only"));
            // An optional element without content says nothing; real senders write them.
            else if (shape.Check?.Invoke(element.Value) is { } wrong && !(shape.Min == 0 && element.Value.Length == 0))
                faults.Add(new CapFault(path, wrong));
            return;
        }

        if (element.Nodes().OfType<XText>().Any(text => !string.IsNullOrWhiteSpace(text.Value)))
            faults.Add(new CapFault(path, "must hold elements only"));
        var place = 0;
        var counts = new int[shape.Children.Length];
        foreach (var child in element.Elements().Where(child => child.Name.NamespaceName != Signature || shape != CapShape.Alert))
            Enter(child, ref place);
        for (var i = 0; i < counts.Length; i++)
            if (counts[i] < shape.Children[i].Min)
                faults.Add(new CapFault($"{path}/{shape.Children[i].Name}", "must be there"));

        void Enter(XElement child, ref int at)
        {
            var index = child.Name.NamespaceName != CapMessage.Namespace ? -1
                : shape.Children.ToList().FindIndex(one => one.Name == child.Name.LocalName);
            if (index < 0)
            {
                faults.Add(new CapFault($"{path}/{child.Name.LocalName}", "is not known here"));
                return;
            }

            counts[index]++;
            var inside = shape.Children[index];
            var name = inside.Max > 1 ? $"{path}/{inside.Name}[{counts[index]}]" : $"{path}/{inside.Name}";
            if (index < at)
                faults.Add(new CapFault(name, $"stands after {shape.Children[at].Name} and must stand before it"));
            else if (counts[index] > inside.Max)
                faults.Add(new CapFault(name, "must be there once"));
            at = Math.Max(at, index);
            Walk(child, inside, name, faults);
        }
    }
}
