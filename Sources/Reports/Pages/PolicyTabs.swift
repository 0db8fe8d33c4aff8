import Policies
import ToolModel

/// Policy files of one record in tabs that work without JavaScript: radio buttons that show one panel each.
enum PolicyTabs {
  /// At most four files.
  static func write(_ files: [PolicyFile], legend: String, to html: inout HTMLWriter) {
    guard html.scope.isEmpty else {
      writeFolded(files, legend: legend, to: &html)
      return
    }
    let places: [(id: Literal, panel: Literal)] = [
      ("tab-1", "panel one"), ("tab-2", "panel two"), ("tab-3", "panel three"), ("tab-4", "panel four"),
    ]
    html.markup("<fieldset class=\"tabs\"><legend>")
    html.text(legend)
    html.markup("</legend>")
    for (number, (file, place)) in zip(files, places).enumerated() {
      html.markup("<input type=\"radio\" name=\"target\" id=\"")
      html.markup(place.id)
      html.markup(number == 0 ? "\" checked=\"checked\"/><label for=\"" : "\"/><label for=\"")
      html.markup(place.id)
      html.markup("\">")
      html.text(title(file))
      html.markup("</label>")
    }
    for (file, place) in zip(files, places) {
      html.markup("<div class=\"")
      html.markup(place.panel)
      html.markup("\">")
      PolicyBlock.code(file.bytes, to: &html)
      PolicyBlock.losses(file.losses, to: &html)
      html.markup("</div>")
    }
    html.markup("</fieldset>\n")
  }

  /// The same where many stand in one file, in which the buttons of all would belong together.
  private static func writeFolded(_ files: [PolicyFile], legend: String, to html: inout HTMLWriter) {
    html.element("p", .class("quiet"), text: legend + ":")
    for file in files {
      html.markup("<details><summary>")
      html.text(title(file))
      html.markup("</summary>")
      PolicyBlock.code(file.bytes, to: &html)
      PolicyBlock.losses(file.losses, to: &html)
      html.markup("</details>\n")
    }
  }

  static func title(_ file: PolicyFile) -> String { PolicyTarget(rawValue: file.target)?.title ?? file.target }
}
