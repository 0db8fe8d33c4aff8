import Glibc
import Subprocess

/// One child from its start to its end.
struct RunningChild: Sendable {
  let processID: Int32
  /// A pidfd; negative where the kernel has none.
  let descriptor: Int32
  let writer: StandardInputWriter
  let output: OutputReader
  let errors: SubprocessOutputSequence
  let prepared: PreparedLaunch
  let limits: ProcessLimits
  let record: ChildRecord

  /// Lets `body` talk while standard error is drained and the limits are watched; then ends the child. Nil if the
  /// server was never reached: what bubblewrap or a shell said about it is among the errors.
  func attend<Value: Sendable>(_ body: @escaping @Sendable (ChildPipes) async -> Value) async -> Value? {
    await withTaskGroup(of: Void.self) { group in
      let tree = TreeSupervisor(root: processID, limits: limits, record: record)
      group.addTask { await drainErrors() }
      group.addTask { await tree.watch(group: prepared.group) }
      let value: Value? = await passesGate() ? await body(pipes) : nil
      await end(tree, in: &group)
      group.cancelAll()
      return value
    }
  }

  /// Waits until the child says its word and gives it back: see `FixedLauncher.gate`.
  private func passesGate() async -> Bool {
    let processID = processID
    let milliseconds = limits.setupMilliseconds
    let alarm = Task {
      try await Task.sleep(for: .milliseconds(milliseconds))
      Signals.killGroup(processID, SIGKILL)
    }
    defer { alarm.cancel() }
    let word = Array((prepared.word + "\n").utf8)
    var said: [UInt8] = []
    while said.count < word.count {
      guard let piece = await output.next() else { return false }
      said += piece
    }
    guard said == word, let written = try? await writer.write(word) else { return false }
    return written == word.count
  }

  private var pipes: ChildPipes {
    ChildPipes(
      writer: { bytes in
        guard !bytes.isEmpty else { return true }
        let written = try? await writer.write(bytes)
        if written != bytes.count { record.noteOutputEnded() }
        return written == bytes.count
      },
      reader: {
        let piece = await output.next()
        if piece == nil { record.noteOutputEnded() }
        return piece
      })
  }

  private func drainErrors() async {
    var iterator = errors.makeAsyncIterator()
    while let buffer = try? await iterator.next() {
      record.errors.append(buffer.copied)
    }
    record.noteErrorsEnded()
  }

  // MARK: - The end

  private func end(_ tree: TreeSupervisor, in group: inout TaskGroup<Void>) async {
    // A child that crashes closes its output a little before it can be seen to have left.
    if await hasLeft(within: record.outputEnded ? 250 : 0) {
      if let excess = prepared.group?.excess { record.noteLimit(excess) }
      if record.limitHit == nil { record.noteLeftByItself() }
    }
    try? await writer.finish()
    // Nobody listens any more, but a child that writes must not hang on a full pipe while it tidies up.
    group.addTask { while await output.next() != nil {} }
    if await !hasLeft(within: limits.graceMilliseconds) {
      await tree.signal(SIGTERM, sparingRoot: prepared.isConfined)
      _ = await hasLeft(within: limits.graceMilliseconds)
    }
    await killAll(tree)
    if let excess = prepared.group?.excess { record.noteLimit(excess) }
    for _ in 0..<40 where !record.errorsEnded { await Self.pause(milliseconds: 5) }
  }

  /// The group, the namespace, and what had left the group. The root is still unreaped here, so its id can't have been
  /// given to a stranger.
  private func killAll(_ tree: TreeSupervisor) async {
    Signals.killGroup(processID, SIGKILL)
    for _ in 0..<200 {
      // In the sandbox the namespace holds everybody.
      let left = await tree.killRest(marker: prepared.isConfined ? nil : prepared.marker, group: prepared.group)
      if left == 0, Signals.hasLeft(descriptor: descriptor, processID: processID) { return }
      await Self.pause(milliseconds: 10)
    }
  }

  private func hasLeft(within milliseconds: Int) async -> Bool {
    let deadline = ContinuousClock.now.advanced(by: .milliseconds(milliseconds))
    while true {
      if Signals.hasLeft(descriptor: descriptor, processID: processID) { return true }
      if ContinuousClock.now >= deadline || Task.isCancelled { return false }
      await Self.pause(milliseconds: 5)
    }
  }

  /// Sleeps also in a cancelled task, where a plain sleep would return at once and turn a wait into a busy loop.
  private static func pause(milliseconds: Int) async {
    await Task.detached { try? await Task.sleep(for: .milliseconds(milliseconds)) }.value
  }
}
