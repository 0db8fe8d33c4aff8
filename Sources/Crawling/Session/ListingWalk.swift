import Digests
import JSONText
import ToolModel

/// The pages of one `tools/list`, with every guard against a listing that does not end.
struct ListingWalk: Sendable {
  /// What to do after a page.
  enum Step: Sendable, Hashable {
    /// Ask for the page of this cursor.
    case next(cursor: PageCursor)
    case done
    /// Stop here; what was read is kept.
    case cut(why: String)
    /// The page is not a listing at all.
    case malformed(why: String)
  }

  /// Pages accepted so far.
  private(set) var pages = 0
  private var intake = ToolIntake()
  private var elements = 0
  private var seenCursors: Set<PageCursor> = []
  // Told apart by their bytes; String equality would fold canonical equivalents.
  private var seenNames: Set<[UInt8]> = []
  /// Pages in a row that brought no new name; they are taken in only if the walk goes on to something new or ends well.
  private var withheld: [(value: JSONValue, page: Int)] = []
  private let limits: ListingLimits

  /// So many pages in a row without a new name end the walk.
  private static let idlePages = 3

  init(limits: ListingLimits) { self.limits = limits }

  /// True if anything of the listing is known.
  var hasPages: Bool { pages > 0 }

  /// The tools and diagnostics so far.
  var contents: (tools: [ToolDefinition], diagnostics: [Diagnostic]) { (intake.tools, intake.diagnostics) }

  /// Takes in the `result` of one page.
  mutating func accept(_ result: JSONValue) -> Step {
    guard let tools = result.present("tools") else { return .malformed(why: "the answer has no `tools`") }
    guard tools.kind == .array || tools.kind == .object else {
      return .malformed(why: "`tools` in the answer is not an array")
    }
    let page = pages
    pages += 1
    if let why = takeIn(tools, page: page) { return .cut(why: why) }
    return nextStep(result, pageIsEmpty: tools.count == 0)
  }

  /// Nil, or which limit cut it.
  private mutating func takeIn(_ tools: JSONValue, page: Int) -> String? {
    let brings = bringsNewName(tools)
    guard brings || page == 0 else {
      withheld.append((tools, page))
      guard withheld.count >= Self.idlePages else { return nil }
      intake.report(
        "repeated-pages", "\(withheld.count) pages in a row brought no new tool; they were left out and the walk ended")
      withheld = []
      return "\(Self.idlePages) pages in a row brought no new tool"
    }
    if let why = releaseWithheld() { return why }
    return add(tools, page: page)
  }

  private mutating func releaseWithheld() -> String? {
    let waiting = withheld
    withheld = []
    for (tools, page) in waiting {
      if let why = add(tools, page: page) { return why }
    }
    return nil
  }

  private mutating func add(_ tools: JSONValue, page: Int) -> String? {
    if tools.kind == .object {
      intake.report("tools-as-map", "`tools` is an object; its values were taken as the tools", "/pages/\(page)/tools")
      for member in tools.members {
        if let why = addOne(member.value, "/pages/\(page)/tools" + JSONPointer.token(member.key)) { return why }
      }
    } else {
      for (place, element) in tools.elements.enumerated() {
        if let why = addOne(element, "/pages/\(page)/tools/\(place)") { return why }
      }
    }
    return nil
  }

  private mutating func addOne(_ element: JSONValue, _ pointer: String) -> String? {
    guard elements < limits.maximumTools else { return "the limit of \(limits.maximumTools) tools was reached" }
    elements += 1
    intake.accept(element, pointer: pointer)
    return nil
  }

  private mutating func bringsNewName(_ tools: JSONValue) -> Bool {
    var isNew = false
    func look(_ element: JSONValue) {
      guard let name = element.present("name")?.string, seenNames.count <= limits.maximumTools else { return }
      if seenNames.insert(Array(name.utf8)).inserted { isNew = true }
    }
    if tools.kind == .array {
      for element in tools.elements { look(element) }
    } else {
      for member in tools.members { look(member.value) }
    }
    return isNew
  }

  private mutating func nextStep(_ result: JSONValue, pageIsEmpty: Bool) -> Step {
    guard let value = result.present("nextCursor") else { return finishWell() }
    guard let cursor = PageCursor(value) else {
      return .cut(why: "the server gave a `nextCursor` that is not a string after page \(pages)")
    }
    // An empty string is a cursor like any other, but with an empty page it means the end.
    if cursor.isEmpty, pageIsEmpty { return finishWell() }
    guard seenCursors.insert(cursor).inserted else {
      withheld = []
      return .cut(why: "the server gave the same cursor again after page \(pages)")
    }
    guard pages < limits.maximumPages else { return .cut(why: "the limit of \(limits.maximumPages) pages was reached") }
    return .next(cursor: cursor)
  }

  private mutating func finishWell() -> Step {
    if let why = releaseWithheld() { return .cut(why: why) }
    return .done
  }
}
