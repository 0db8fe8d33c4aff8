import Markup
import ToolModel
import Transfers

/// Walks through a registry: says which page to get next, takes what came. No I/O; every loop ends by a bound, by an end,
/// or because nothing new comes.
struct RegistryWalk: Sendable {
  private let address: RegistryAddress
  private let limits: RegistryLimits
  private let vault: Vault
  private(set) var reading = SourceReading()
  private var pending: [Step]
  private var asked: Set<String> = []
  private var seen: Set<ServerID> = []
  private var idle = 0
  private var bytes = 0
  private var isFinished = false

  private struct Step {
    let url: String
    let depth: Int
  }

  init(_ address: RegistryAddress, limits: RegistryLimits, vault: Vault) {
    self.address = address
    self.limits = limits
    self.vault = vault
    pending = [Step(url: address.start, depth: 0)]
  }

  /// The URL to get now; nil at the end.
  mutating func next() -> String? {
    guard !isFinished else { return nil }
    while let step = pending.first {
      // The same page again is a loop.
      guard !asked.contains(step.url) else {
        pending.removeFirst()
        cut("registry-loop", "names a page again that was read already; it was not read twice")
        continue
      }
      guard asked.count < limits.pages else {
        cut("registry-cut", "has more than \(limits.pages) pages; the rest was not read")
        return finish()
      }
      return step.url
    }
    return finish()
  }

  /// What a page brought. `url` is where it came from in the end.
  mutating func take(_ body: [UInt8], type: String, from url: String) {
    guard let step = pending.first else { return }
    pending.removeFirst()
    asked.insert(step.url)
    bytes += body.count
    guard bytes <= limits.totalBytes else {
      cut("registry-cut", "sent more than \(limits.totalBytes) bytes; the rest was not read")
      return isFinished = true
    }
    let label = Self.label(url)
    switch Self.content(body) {
    case .markup: takePage(body, url, label, depth: step.depth)
    case .lines: add(PlainListReader(vault: vault).read(body, label: label))
    case .list: takeList(body, label, step)
    }
  }

  /// A page that did not come. True if there is another way to go on.
  mutating func fail(_ message: String, isAbsent: Bool) -> Bool {
    guard let step = pending.first else { return false }
    pending.removeFirst()
    asked.insert(step.url)
    if isAbsent, asked.count == 1, let fallback = address.fallback {
      pending.append(Step(url: fallback, depth: 0))
      return true
    }
    if reading.sources.isEmpty, reading.failures.isEmpty, pending.isEmpty {
      note("registry-unreadable", message)
    } else {
      cut("registry-cut", "a page could not be read: \(message)")
    }
    return !pending.isEmpty
  }

  // MARK: Pages

  private enum Content { case markup, lines, list }

  private static func content(_ body: [UInt8]) -> Content {
    let first = body.first { $0 > 0x20 && $0 < 0x80 }
    if first == 0x3C { return .markup }
    return PlainListReader.isList(body) ? .lines : .list
  }

  private mutating func takeList(_ body: [UInt8], _ label: String, _ step: Step) {
    var reader = ServerListReader(label: label, vault: vault)
    reader.read(body)
    if reader.entryCount == 0, reader.reading.diagnostics.contains(where: { $0.code == "unreadable-list" }),
      asked.count == 1, let fallback = address.fallback
    {
      return pending.append(Step(url: fallback, depth: 0))
    }
    add(reader.reading)
    guard address.kind == .api, let cursor = reader.nextCursor, !isFinished else { return }
    guard idle < limits.idlePages else {
      return cut("registry-loop", "sent \(idle) pages in a row without anything new; the rest was not asked for")
    }
    pending.append(Step(url: RegistryAddress.page(of: address.start, cursor: cursor), depth: 0))
  }

  private mutating func takePage(_ body: [UInt8], _ url: String, _ label: String, depth: Int) {
    var reader = PageReader(label: label, vault: vault)
    reader.read(body, url: url)
    add(reader.reading)
    guard !reader.pages.isEmpty, !isFinished else { return }
    guard depth < limits.documentDepth || idle == 0 else {
      return cut("registry-cut", "goes on behind \(limits.documentDepth) pages without a server; the rest was not read")
    }
    let origin = CanonicalURL.parse(address.start)?.origin
    var foreign = 0
    for page in reader.pages.prefix(limits.pages) {
      if CanonicalURL.parse(page)?.origin == origin {
        pending.append(Step(url: page, depth: idle == 0 ? 0 : depth + 1))
      } else {
        foreign += 1
      }
    }
    if foreign > 0 { note("registry-cut", "\(foreign) of its pages are on other hosts and were not read") }
  }

  private mutating func add(_ page: SourceReading) {
    let before = seen.count
    for source in page.sources where seen.insert(source.id).inserted { reading.sources.append(source) }
    for failure in page.failures where seen.insert(failure.source.id).inserted { reading.failures.append(failure) }
    reading.diagnostics += page.diagnostics
    idle = seen.count > before ? 0 : idle + 1
    guard seen.count > limits.servers else { return }
    let excess = reading.sources.count + reading.failures.count - limits.servers
    reading.sources.removeLast(min(excess, reading.sources.count))
    cut("registry-cut", "has more than \(limits.servers) servers; the rest was left out")
    isFinished = true
  }

  private mutating func finish() -> String? {
    isFinished = true
    return nil
  }

  private mutating func cut(_ code: String, _ message: String) { note(code, message) }

  private mutating func note(_ code: String, _ message: String) {
    reading.diagnostics.append(
      Diagnostic(code: code, message: "the registry `\(Self.label(address.start))` \(message)"))
  }

  /// A URL without its query.
  private static func label(_ url: String) -> String { CanonicalURL.parse(url)?.text ?? url }
}
