namespace Dispatch.Domain.Recommendation;

/// <summary>The best few of a stream of options, in order: most of thousands are turned away by one comparison.</summary>
internal sealed class Best(int capacity)
{
    private readonly List<Option> options = new(capacity + 1);

    public void Add(in Option option)
    {
        if (options.Count == capacity && option.CompareTo(options[^1]) >= 0)
            return;
        var place = options.BinarySearch(option);
        options.Insert(place < 0 ? ~place : place, option);
        if (options.Count > capacity)
            options.RemoveAt(capacity);
    }

    public List<Option> InOrder() => options;
}
