namespace Dispatch.Domain.Roads.Synthetic;

/// <summary>Invented street names in Chinese and pinyin. Any likeness to a city is that of all Chinese cities to each other.</summary>
internal sealed class CityNames(SeededRandom random)
{
    private static readonly (string Chinese, string Pinyin)[] First =
    [
        ("解放", "Jiefang"), ("人民", "Renmin"), ("中山", "Zhongshan"), ("建设", "Jianshe"), ("和平", "Heping"),
        ("光明", "Guangming"), ("胜利", "Shengli"), ("新华", "Xinhua"), ("文化", "Wenhua"), ("友谊", "Youyi"),
        ("团结", "Tuanjie"), ("长江", "Changjiang"), ("松江", "Songjiang"), ("北京", "Beijing"), ("上海", "Shanghai"),
        ("天津", "Tianjin"), ("南京", "Nanjing"), ("重庆", "Chongqing"), ("青岛", "Qingdao"), ("桂林", "Guilin"),
        ("工农", "Gongnong"), ("青年", "Qingnian"), ("大学", "Daxue"), ("公园", "Gongyuan"), ("体育", "Tiyu"),
        ("车站", "Chezhan"), ("码头", "Matou"), ("滨江", "Binjiang"), ("龙潭", "Longtan"), ("昌邑", "Changyi"),
        ("丰满", "Fengman"), ("船营", "Chuanying"), ("东升", "Dongsheng"), ("西林", "Xilin"), ("南山", "Nanshan"),
        ("北环", "Beihuan"), ("春晖", "Chunhui"), ("秋实", "Qiushi"), ("向阳", "Xiangyang"), ("迎宾", "Yingbin"),
    ];

    private static readonly (string Chinese, string Pinyin)[] Second =
    [
        ("", ""), ("东", " East"), ("西", " West"), ("南", " South"), ("北", " North"), ("中", " Middle"),
        ("一", " 1st"), ("二", " 2nd"), ("三", " 3rd"), ("四", " 4th"), ("五", " 5th"), ("六", " 6th"),
        ("七", " 7th"), ("八", " 8th"), ("九", " 9th"), ("十", " 10th"), ("前", " Front"), ("后", " Back"),
        ("新", " New"), ("老", " Old"),
    ];

    private readonly HashSet<string> used = [];

    public RoadName Street(RoadClass roadClass)
    {
        var (chinese, english) = roadClass switch
        {
            RoadClass.Primary or RoadClass.Trunk => ("大街", "Avenue"),
            RoadClass.Secondary => ("大路", "Boulevard"),
            RoadClass.Tertiary => ("路", "Road"),
            _ => ("街", "Street"),
        };
        for (var round = 0; ; round++)
        {
            var first = First[random.Next(First.Length)];
            var second = Second[random.Next(Second.Length)];
            var district = round < 20 ? "" : $"{(round - 20) / 20 + 2}";
            var name = $"{first.Chinese}{second.Chinese}{district}{chinese}";
            if (used.Add(name))
                return Named(name, $"{first.Pinyin}{second.Pinyin} {district}{(district.Length > 0 ? " " : "")}{english}");
        }
    }

    public static RoadName Named(string chinese, string english, string number = "") => new(chinese, chinese, english, number);
}
