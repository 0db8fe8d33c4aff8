import ArgumentParser

/// One report that an audit shall write: a format for standard output, or `FORMAT=PATH`.
struct ReportRequest: ExpressibleByArgument, Sendable, Equatable {
  let format: ReportFormat
  /// The file to write; nil for standard output, or for where `-o` points.
  let path: String?

  init(_ format: ReportFormat, path: String? = nil) {
    self.format = format
    self.path = path
  }

  init?(argument: String) {
    let name = argument.prefix { $0 != "=" }
    guard let format = ReportFormat(rawValue: name.lowercased()) else { return nil }
    self.format = format
    guard name.endIndex < argument.endIndex else {
      path = nil
      return
    }
    let path = String(argument[argument.index(after: name.endIndex)...])
    guard !path.isEmpty else { return nil }
    self.path = path == "-" ? nil : path
  }

  static var allValueStrings: [String] { ReportFormat.allCases.map(\.rawValue) }

  var defaultValueDescription: String { format.rawValue }

  /// What is asked for, completed by `-o`: at most one report for standard output or the file of `-o`, no file twice.
  static func plan(_ requests: [ReportRequest], output: String?) throws -> [ReportRequest] {
    var plan = requests
    if plan.isEmpty || (output != nil && !plan.contains { $0.path == nil }) {
      plan.insert(ReportRequest(.table), at: 0)
    }
    plan = plan.map { $0.path == nil ? ReportRequest($0.format, path: output) : $0 }
    if plan.count(where: { $0.path == nil }) > 1 {
      throw ValidationError("only one format can go to standard output: name a file for the others, `FORMAT=PATH`")
    }
    for (place, request) in plan.enumerated() {
      if let path = request.path, plan[..<place].contains(where: { $0.path == path }) {
        throw ValidationError("two reports cannot go to the same file `\(path)`")
      }
    }
    return plan
  }
}
