import JSONText
import ToolModel

/// The hints of a definition (`annotations` in MCP), and what they say beside our label.
struct AnnotationClaims: Sendable {
  let readOnly: Bool?
  let destructive: Bool?
  let idempotent: Bool?
  let openWorld: Bool?

  init(_ root: JSONValue?) {
    let hints = root?.present("annotations")
    readOnly = hints?["readOnlyHint"]?.boolean
    destructive = hints?["destructiveHint"]?.boolean
    idempotent = hints?["idempotentHint"]?.boolean
    openWorld = hints?["openWorldHint"]?.boolean
  }

  var isEmpty: Bool { readOnly == nil && destructive == nil && idempotent == nil && openWorld == nil }

  /// How the claims stand to a label.
  enum Agreement: Sendable {
    /// It claims nothing about reading or destroying.
    case silent
    case agrees
    /// It claims less than the definition says.
    case playsDown(String)
    /// It claims more.
    case overstates(String)
  }

  func agreement(with category: Category) -> Agreement {
    if readOnly == true, category != .read {
      return .playsDown("it claims to be read-only, and its definition says \(category.rawValue)")
    }
    if destructive == false, category == .destructive {
      return .playsDown("it claims not to be destructive, and its definition says destructive")
    }
    if readOnly == false, category == .read {
      return .overstates("it claims to change something, and its definition says read")
    }
    if readOnly != true, destructive == true, category == .write {
      return .overstates("it claims to be destructive, and its definition says write")
    }
    return readOnly == nil && destructive == nil ? .silent : .agrees
  }

  /// What the claims should be, by our label; MCP reads `destructiveHint` only where a tool is not read-only.
  static func inferred(_ verdict: Verdict) -> [(name: String, value: Bool)] {
    let reach: Set<Capability> = [.fetchesURL, .openWeb, .sendsOutside]
    return [
      ("readOnlyHint", verdict.category == .read),
      ("destructiveHint", verdict.category == .destructive || verdict.category == .financial),
      ("openWorldHint", !reach.isDisjoint(with: verdict.capabilities)),
    ]
  }
}
