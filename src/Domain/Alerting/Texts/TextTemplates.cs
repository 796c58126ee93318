using System.Collections.Immutable;

namespace Dispatch.Domain.Alerting.Texts;

/// <summary>
/// The sentences as delivered. A code is kind.role; role is civilian (taxis), volunteer (on foot) or officer (every agency's units).
/// </summary>
public static class TextTemplates
{
    public static readonly ImmutableArray<TextTemplate> All =
    [
        new("headline.posts", "请到观察点：{post}", "Your post: {post}"),
        new("headline.lookout", "请留意：{place}", "Look out: {place}"),
        new("headline.assist", "协助查找：{place}", "Help to search: {place}"),
        new("headline.cityWide", "全市通报：{place}", "City-wide call: {place}"),
        new("headline.civicCall", "便民协查：{place}", "Public call: {place}"),

        new("posts.civilian", "方便时请把车停在{post}附近安全处观察并报告，距离至少{standOff}米。{side}", "If you can, park safely near {post}, at least {standOff} m off, observe and report. {side}"),
        new("posts.volunteer", "方便时请在{post}附近安全处观察并报告，距离至少{standOff}米。{side}", "If you can, stand safely near {post}, at least {standOff} m off, observe and report. {side}"),
        new("posts.officer", "请守住{post}。{side}", "Hold {post}. {side}"),

        new("lookout.civilian", "请在正常行车途中留意{place}一带，看到即报告。", "On your normal way look out around {place} and report what you see."),
        new("lookout.volunteer", "请在所在位置留意{place}一带，看到即报告。", "From where you are look out around {place} and report what you see."),
        new("lookout.officer", "请留意{place}一带，发现即报告指挥中心。", "Look out around {place}; report to the centre at once."),

        new("assist.civilian", "请在{place}一带协助观察查找，看到即报告，等待专业人员处理。", "Help the search around {place} by looking; report and leave the rest to the crews."),
        new("assist.volunteer", "请在{place}一带协助观察查找，看到即报告，等待专业人员处理。", "Help the search around {place} by looking; report and leave the rest to the crews."),
        new("assist.officer", "请到{place}一带协助查找，进展报告指挥中心。", "Assist the search around {place}; report progress to the centre."),

        new("cityWide.civilian", "全市协查，请在正常行车途中留意并报告。地点：{place}。", "City-wide call: look out on your normal way and report. Place: {place}."),
        new("cityWide.volunteer", "全市协查，请在所在位置留意并报告。地点：{place}。", "City-wide call: look out from where you are and report. Place: {place}."),
        new("cityWide.officer", "全市协查，发现即报告指挥中心。地点：{place}。", "City-wide call: report to the centre at once. Place: {place}."),

        new("civicCall.civilian", "便民协查，请留意{place}一带，有消息即报告。", "Public call: please look out around {place} and report any news."),
        new("civicCall.volunteer", "便民协查，请留意{place}一带，有消息即报告。", "Public call: please look out around {place} and report any news."),
        new("civicCall.officer", "便民协查，请留意{place}一带，有消息即报告指挥中心。", "Public call: look out around {place}; report news to the centre."),

        new("eyesOnly", "您车上有乘客：请照常营运，不必绕行，只在途中留意{place}一带，方便时报告。", "You have a passenger: drive on as usual, make no detour, only look out on your way around {place} and report when you can."),
        new("side", "请留意{side}面方向。", "Watch the {side} side."),
        new("never.civilian", "注意安全，按规定车速行驶，停车后再操作手机。接受与否完全自愿。", "Stay safe, keep to the speed limit, use the phone only when parked. Saying no is fine."),
        new("never.officer", "注意安全，未经指挥不要单独处置。", "Stay safe; do not act alone without the centre."),

        new("ending.released", "人手已够，任务解除，谢谢您！", "Enough others have come: you are released. Thank you!"),
        new("ending.standDown", "任务结束，请恢复正常，谢谢您！", "It is over: please go back to normal. Thank you!"),
        new("ending.expired", "本通知已过有效期，不必再留意，谢谢您！", "This alert has expired; no need to look out any more. Thank you!"),
        new("ending.retracted", "更正：此前的通知有误，现予撤回，请勿再依其行动或转发。{reason}", "Correction: the earlier alert was wrong and is withdrawn. Please do not act on it or pass it on. {reason}"),

        new("radio.live", "城市110广播：{place}一带，请各位司机在正常行车途中留意并报告。{lookFor}", "City 110 radio: drivers around {place}, please look out on your normal way and report. {lookFor}"),
        new("radio.retracted", "城市110广播更正：此前关于{place}的通知有误，现予撤回，请勿再依其行动或转发。", "City 110 radio, correction: the earlier call about {place} was wrong and is withdrawn. Please do not act on it or pass it on."),
        new("radio.over", "城市110广播：关于{place}的任务已经结束，谢谢各位！", "City 110 radio: the call about {place} is over. Thank you all!"),
    ];
}
