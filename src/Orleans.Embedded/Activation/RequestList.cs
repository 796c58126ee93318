namespace Orleans.Runtime;

/// <summary>A doubly linked list through the requests themselves: no allocation, removal anywhere.</summary>
internal struct RequestList
{
    public Request? First { get; private set; }

    private Request? _last;

    public void Append(Request request)
    {
        request.Next = null;
        request.Previous = _last;
        if (_last is null)
        {
            First = request;
        }
        else
        {
            _last.Next = request;
        }

        _last = request;
    }

    public void Remove(Request request)
    {
        if (request.Previous is null)
        {
            First = request.Next;
        }
        else
        {
            request.Previous.Next = request.Next;
        }

        if (request.Next is null)
        {
            _last = request.Previous;
        }
        else
        {
            request.Next.Previous = request.Previous;
        }

        request.Next = null;
        request.Previous = null;
    }

    /// <summary>Empties the list and returns its former head, still linked.</summary>
    public Request? Take()
    {
        var head = First;
        First = null;
        _last = null;
        return head;
    }
}
