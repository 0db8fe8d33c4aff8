import Subprocess
import Synchronization
import SystemPackage

/// Finds out once how limits can be kept on this machine.
package final class LimitProbe: Sendable {
  /// The one of this process: its answer does not change while we run.
  package static let shared = LimitProbe()

  private let answer = Mutex<ControlGroupPlace??>(nil)

  package init() {}

  /// One that knows its answer.
  init(knowing place: ControlGroupPlace?) { answer.withLock { $0 = .some(place) } }

  /// Where control groups can be made and entered; nil if the supervisor has to sample the tree. Starts a harmless
  /// child for each place that looks possible, the first time.
  package func place() async -> ControlGroupPlace? {
    if let known = answer.withLock({ $0 }) { return known }
    var found: ControlGroupPlace?
    for candidate in ControlGroupPlace.candidates(RealFiles()) where await Self.works(candidate) {
      found = candidate
      break
    }
    let place = found
    // A cancelled trial proves nothing about the machine.
    if !Task.isCancelled { answer.withLock { $0 = .some(place) } }
    return place
  }

  private static func works(_ place: ControlGroupPlace) async -> Bool {
    guard let group = ControlGroup.make(in: place, limits: ProcessLimits()) else { return false }
    defer { group.remove() }
    let result = try? await Subprocess.run(
      .path("/bin/sh"),
      arguments: Arguments(["-c", #"for file; do echo $$ >"$file" || exit 1; done"#, "plimsoll"] + group.entrances),
      environment: .custom([:]), workingDirectory: "/", input: .none, output: .discarded, error: .discarded)
    return result?.terminationStatus.isSuccess == true
  }
}
