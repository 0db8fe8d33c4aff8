import Policies
import Reports
import ToolModel

/// The policy files of one server, as the program lays them out: a folder a server, a folder a tool in it.
struct PolicySet {
  let template: PolicyTemplate
  let provenance: PolicyProvenance

  /// A file and its path below the server's folder.
  struct Placed {
    let path: String
    let file: PolicyFile
  }

  /// The files of the whole server, one a target.
  func whole(_ targets: [PolicyTarget]) -> [Placed] { targets.map { place(template, $0, in: "") } }

  /// The same for a server that the enforcement point knows by another name, and with another rule for new tools.
  func adjusted(serverName: String?, unlisted: Treatment?) -> PolicySet {
    PolicySet(
      template: PolicyTemplate(
        server: template.server, serverName: serverName ?? template.serverName, tools: template.tools,
        unlisted: unlisted ?? template.unlisted,
        unlistedElsewhere: unlisted == nil ? template.unlistedElsewhere : [:]),
      provenance: provenance)
  }

  /// The files of each tool by itself; tools that share a name share a file.
  func tools(_ targets: [PolicyTarget]) -> [Placed] {
    var names: [(name: String, identity: String)] = []
    var seen: Set<[UInt8]> = []
    for tool in template.tools where seen.insert(Array(tool.name.utf8)).inserted {
      names.append((tool.name, tool.name))
    }
    return zip(names, Slug.distinct(names)).flatMap { name, slug in
      let only = template.only(name.name)
      return targets.map { place(only, $0, in: "tools/\(slug)/") }
    }
  }

  private func place(_ template: PolicyTemplate, _ target: PolicyTarget, in folder: String) -> Placed {
    Placed(
      path: "\(folder)\(target.rawValue).\(target.fileExtension)",
      file: lower(template, to: target, provenance: provenance))
  }
}
