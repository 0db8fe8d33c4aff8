import JSONText
import Policies
import RulePacks
import ToolModel

/// Policy files that a user has already: to be checked, merged or converted.
struct ExistingPolicy {
  let path: String

  /// Holds the file against the tools of today; says what is wrong with it on standard output.
  func check(as target: PolicyTarget, against set: PolicySet) throws -> ExitStatus {
    let bytes = try Files.read(path, limit: 64 << 20)
    let side = Self.sideFile(of: path)
    let origin = Files.exists(side) ? try Files.read(side, limit: 64 << 20) : bytes
    let check: PolicyCheck
    do throws(PolicyReadingProblem) {
      check = try PolicyCheck(
        bytes, origin: origin, template: set.template, provenance: set.provenance,
        reader: Self.reader(target, server: set.template.serverName))
    } catch {
      throw ProgramError("`\(path)` is no policy for `\(target.rawValue)`: \(error.message)")
    }
    for trouble in check.troubles { Console.result(Printable.text(trouble.message) + "\n") }
    let tools = check.fine == 1 ? "1 tool" : "\(check.fine) tools"
    let troubles = check.troubles.count == 1 ? "1 trouble" : "\(check.troubles.count) troubles"
    Console.note("check: \(path): \(tools) as strict as the pack, \(troubles)")
    return check.troubles.isEmpty ? .clean : .threshold
  }

  /// The file with a policy in it, and what the user's own rules kept out.
  func merge(_ policy: PolicyFile, as target: PolicyTarget, server: String) throws -> [UInt8] {
    guard PolicyMerge.targets.contains(target) else {
      let names = PolicyMerge.targets.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      throw ProgramError("settings of `\(target.rawValue)` cannot be merged: use one of \(names)")
    }
    let bytes = Files.exists(path) ? try Files.read(path, limit: 64 << 20) : []
    do throws(PolicyReadingProblem) {
      let merge = try PolicyMerge(bytes, policy: policy, reader: Self.reader(target, server: server))
      for loss in merge.kept {
        Console.note("kept: " + Printable.text((loss.tool.map { "`\($0)` " } ?? "") + loss.message))
      }
      return merge.bytes
    } catch {
      throw ProgramError("`\(path)` cannot be merged: \(error.message)")
    }
  }

  /// The file in the other format of the two that proxies have.
  func converted(to target: PolicyTarget) throws -> PolicyFile {
    let bytes = try Files.read(path, limit: 64 << 20)
    let source: PolicyTarget
    switch target {
    case .policyLayerJSON: source = .interceptYAML
    case .interceptYAML: source = .policyLayerJSON
    default: throw ProgramError("only `intercept-yaml` and `policylayer-json` are converted into each other")
    }
    do throws(PolicyReadingProblem) {
      let root = try Self.reader(source, server: "").root(bytes)
      let errors = source == .policyLayerJSON ? PolicyLayerRules.errors(root) : InterceptRules.errors(root)
      if let first = errors.first {
        throw PolicyReadingProblem(message: "\(first)" + (errors.count > 1 ? ", and \(errors.count - 1) more" : ""))
      }
      return target == .policyLayerJSON
        ? PolicyConversion.toPolicyLayer(root) : PolicyConversion.toIntercept(root)
    } catch {
      throw ProgramError("`\(path)` is no policy for `\(source.rawValue)`: \(error.message)")
    }
  }

  /// The target that calls its file so.
  func guessedTarget() -> PolicyTarget? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return PolicyTarget.allCases.first { $0.fileName == name || "\($0.rawValue).\($0.fileExtension)" == name }
  }

  private static func reader(_ target: PolicyTarget, server: String) -> PolicyReader {
    PolicyReader(target, server: server) { (bytes) throws(PolicyReadingProblem) in
      do throws(RuleProblem) {
        return try YAMLAsJSON.read(bytes, path: "")
      } catch {
        throw PolicyReadingProblem(message: "line \(error.line): \(error.message)")
      }
    }
  }

  /// `settings.json` -> `settings.plimsoll.json`.
  private static func sideFile(of path: String) -> String {
    let folder = Files.folder(of: path)
    return "\(folder)/\(Files.stem(path)).plimsoll.json"
  }
}
