using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads.Building;

namespace Dispatch.Domain.Roads.Synthetic;

/// <summary>Draws the streets of the lattice: blocks, arterials, ring roads, bridges, one-way pairs, missing links.</summary>
internal sealed class Streets
{
    private const double MissingStreet = 0.10;
    private const double OneWayLine = 0.2;
    private const double BentStreet = 0.15;

    private readonly CityPlan plan;
    private readonly RoadMapBuilder roads;
    private readonly LocalPlane plane;
    private readonly SeededRandom random;
    private readonly CityNames names;
    private readonly int[,] vertex;
    private readonly (double X, double Y)[,] place;

    public Streets(CityPlan plan, RoadMapBuilder roads, LocalPlane plane, SeededRandom random)
    {
        (this.plan, this.roads, this.plane, this.random) = (plan, roads, plane, random);
        names = new CityNames(random);
        vertex = new int[plan.Side, plan.Side];
        place = new (double, double)[plan.Side, plan.Side];
    }

    /// <summary>The vertex at a column and row, −1 where there is water.</summary>
    public int At(int column, int row) => vertex[column, row];

    public (double X, double Y) PlaceOf(int column, int row) => place[column, row];

    public void Draw()
    {
        PlaceCrossings();
        for (var line = 0; line < plan.Side; line++)
        {
            DrawLine(line, isColumn: false);
            DrawLine(line, isColumn: true);
        }
    }

    private void PlaceCrossings()
    {
        for (var c = 0; c < plan.Side; c++)
            for (var r = 0; r < plan.Side; r++)
            {
                var x = (c * CityPlan.Block) - plan.HalfWidth + random.Between(-15, 15);
                var y = (r * CityPlan.Block) - plan.HalfWidth + random.Between(-15, 15);
                place[c, r] = (x, y);
                var main = CityPlan.LineClass(c) <= RoadClass.Secondary && CityPlan.LineClass(r) <= RoadClass.Secondary;
                vertex[c, r] = plan.River.IsWater(x, y) ? -1
                    : roads.AddVertex(plane.ToPoint(x, y), main ? CrossingFlags.Signals : CrossingFlags.None);
            }
    }

    private void DrawLine(int line, bool isColumn)
    {
        var roadClass = CityPlan.LineClass(line);
        var name = roads.AddName(names.Street(roadClass));
        var oneWay = roadClass == RoadClass.Residential && random.Chance(OneWayLine) ? 1 + random.Next(2) : 0;
        for (var along = 0; along < plan.Side - 1; along++)
        {
            var ring = plan.RingAt(line, along);
            var street = new Street(ring is null ? roadClass : RoadClass.Trunk, ring is { } r ? RingName(r) : name, oneWay);
            var (from, to) = (Cell(line, along, isColumn), Cell(line, along + 1, isColumn));
            if (street.Class == RoadClass.Residential && random.Chance(MissingStreet))
                continue;
            if (At(from.Column, from.Row) >= 0)
                along += DrawStreet(street, from, to, isColumn);
        }
    }

    private static (int Column, int Row) Cell(int line, int along, bool isColumn) => isColumn ? (line, along) : (along, line);

    /// <returns>How many places beyond the next one a bridge has spanned.</returns>
    private int DrawStreet(Street street, (int Column, int Row) from, (int Column, int Row) to, bool isColumn)
    {
        if (At(to.Column, to.Row) >= 0 && IsNorth(from) == IsNorth(to))
        {
            Add(street, RoadFlags.None, from, to, random.Chance(BentStreet));
            return 0;
        }
        if (!isColumn || !plan.HasBridge(from.Column))
            return 0;
        var far = to.Row;
        while (far < plan.Side - 1 && (At(to.Column, far) < 0 || IsNorth((to.Column, far)) == IsNorth(from)))
            far++;
        if (At(to.Column, far) < 0 || IsNorth((to.Column, far)) == IsNorth(from))
            return 0;
        var mark = street.Class == RoadClass.Trunk && from.Column > plan.Side / 2 ? RoadFlags.Tunnel : RoadFlags.Bridge;
        Add(street with { OneWay = 0 }, mark, from, (to.Column, far), bent: false);
        return far - to.Row;
    }

    private bool IsNorth((int Column, int Row) cell) =>
        plan.River.IsNorth(place[cell.Column, cell.Row].X, place[cell.Column, cell.Row].Y);

    private void Add(Street street, RoadFlags flags, (int Column, int Row) from, (int Column, int Row) to, bool bent)
    {
        var (a, b) = (place[from.Column, from.Row], place[to.Column, to.Row]);
        int[] line = [At(from.Column, from.Row), At(to.Column, to.Row)];
        if (bent)
            line = [line[0], roads.AddVertex(plane.ToPoint(((a.X + b.X) / 2) + random.Between(-18, 18),
                ((a.Y + b.Y) / 2) + random.Between(-18, 18))), line[1]];
        var kmh = RoadSpeeds.DefaultKmh(street.Class, isLink: false);
        roads.AddLine(new RoadLine(line, street.Class, flags, street.Name,
            street.OneWay == 2 ? 0 : kmh, street.OneWay == 1 ? 0 : kmh));
    }

    private int RingName(int ring) => roads.AddName(ring == 0
        ? CityNames.Named("一环路", "1st Ring Road") : CityNames.Named("二环路", "2nd Ring Road"));

    /// <param name="OneWay">0 = both ways, 1 = along, 2 = against.</param>
    private readonly record struct Street(RoadClass Class, int Name, int OneWay);
}
