/** What the programs of the virtual desktop read, by path inside the session's directory. */
export function desktopSettings(): Readonly<Record<string, string>> {
  return {
    'config/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml': panel,
    'config/dunst/dunstrc': notifications,
    'services/org.xfce.Xfconf.service': panelSettingsService,
  };
}

/** One panel at the top, with the open windows, the tray and a clock. */
const panel = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="true"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="34"/>
      <property name="icon-size" type="uint" value="22"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
        <value type="int" value="2"/>
        <value type="int" value="3"/>
        <value type="int" value="4"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="tasklist">
      <property name="show-handle" type="bool" value="false"/>
    </property>
    <property name="plugin-2" type="string" value="separator">
      <property name="expand" type="bool" value="true"/>
      <property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-3" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
      <property name="icon-size" type="int" value="22"/>
    </property>
    <property name="plugin-4" type="string" value="clock">
      <property name="mode" type="uint" value="2"/>
      <property name="digital-layout" type="uint" value="3"/>
      <property name="digital-time-format" type="string" value="%H:%M"/>
    </property>
  </property>
</channel>
`;

const panelSettingsService = `[D-BUS Service]
Name=org.xfce.Xfconf
Exec=/bin/sh -c 'exec "$(ls /usr/lib/*/xfce4/xfconf/xfconfd /usr/lib/xfce4/xfconf/xfconfd 2>/dev/null | head -n 1)"'
`;

/** Notifications below the panel, in the corner where the tray is. */
const notifications = `[global]
    origin = top-right
    offset = 12x46
    width = 380
    font = DejaVu Sans, Noto Sans CJK SC 11
    markup = full
    format = "<b>%s</b>\\n%b"
    word_wrap = yes
    frame_width = 1
    frame_color = "#5b6b7b"
    corner_radius = 6
    padding = 12
    horizontal_padding = 14
    max_icon_size = 48
    show_indicators = no
    mouse_left_click = do_action, close_current
    mouse_right_click = close_current

[urgency_low]
    background = "#f7f9fb"
    foreground = "#1c252e"
    timeout = 12

[urgency_normal]
    background = "#f7f9fb"
    foreground = "#1c252e"
    timeout = 12

[urgency_critical]
    background = "#fdecea"
    foreground = "#5f1412"
    timeout = 0
`;
