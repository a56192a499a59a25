namespace PlanTool.Graph.Svg;

/// <summary>The picture's colours, light and dark.</summary>
internal static class Style
{
    public const string Sheet = """
        svg{--page:#fff;--panel:#f6f8fa;--rim:#d8dee4;--box:#fff;--edge:#8c959f;--text:#1f2328;--soft:#59636e;--strong:#0969da;--hot:#bc4c00;--done:#1a7f37;--bad:#cf222e}
        @media (prefers-color-scheme:dark){svg{--page:#0d1117;--panel:#161b22;--rim:#30363d;--box:#21262d;--edge:#7d8590;--text:#e6edf3;--soft:#9198a1;--strong:#58a6ff;--hot:#f0883e;--done:#3fb950;--bad:#f85149}}
        text{font-family:system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif;font-size:12.5px;fill:var(--text)}
        .page{fill:var(--page)}
        .h{font-size:17px;font-weight:600}
        .s{fill:var(--soft);font-size:12px}
        .panel{fill:var(--panel);stroke:var(--rim)}
        .ph{font-weight:600;font-size:13.5px}
        .ph,.ph2{paint-order:stroke;stroke:var(--panel);stroke-width:5px;stroke-linejoin:round}
        .box{fill:var(--box);stroke:var(--edge)}
        .verify .box{stroke-dasharray:4 3}
        .optional .box{stroke-dasharray:1.5 3}
        .hot .box{stroke:var(--hot);stroke-width:2}
        .id{font-weight:600;fill:var(--strong)}
        .hot .id,.hotkey{fill:var(--hot)}
        .done .id{fill:var(--done)}
        .done text{fill:var(--soft)}
        .bad .id{fill:var(--bad)}
        .e{fill:none;stroke:var(--edge);stroke-width:1.3}
        .f{stroke-dasharray:4 3}
        .c{stroke-dasharray:1.5 2.5}
        .x{stroke:var(--hot);stroke-width:2}
        .a{fill:var(--edge)}
        .ax{fill:var(--hot)}
        """;
}
