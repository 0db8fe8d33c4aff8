import Processes
import ToolModel
import Transfers

/// One run of the fetcher, watched: its answer, its size, its time.
struct FetchRun: Sendable {
  let launcher: Launcher
  let packages: PackageSettings
  let files: String
  let proxy: PackageProxy

  private static let answerLimit = 1 << 20

  private enum End: Sendable {
    case answered(Result<(value: [UInt8], ending: ChildEnding), LaunchFailure>)
    case tooLarge(String)
    case tooSlow
    case cancelled
  }

  func run(_ plan: LaunchPlan, _ runtime: PackageRuntime) async -> Result<FetchedPackage, PackageTrouble> {
    switch await race(plan, input: runtime.input(packages)) {
    case .cancelled: return .failure(PackageTrouble(.interrupted, "fetching was interrupted"))
    case .tooSlow:
      return .failure(
        PackageTrouble(.startTimeout, "it could not be fetched within \(packages.milliseconds / 1_000) seconds"))
    case .tooLarge(let why): return .failure(PackageTrouble(.tooLarge, why))
    case .answered(.failure(let failure)):
      let reason: CrawlFailure.Reason = failure.reason == .sandboxUnavailable ? .sandboxUnavailable : .spawnFailed
      return .failure(PackageTrouble(reason, failure.detail))
    case .answered(.success(let run)):
      guard run.ending.termination == "exit status 0", let fetched = FetchedPackage(run.value) else {
        if proxy.isOverLimit { return .failure(PackageTrouble(.tooLarge, received)) }
        return .failure(FetchTrouble.explain(run.ending, refusals: proxy.refusals, ecosystem: runtime.ecosystem))
      }
      guard FolderWork.bytes(below: files, limit: packages.maximumBytes) <= packages.maximumBytes else {
        return .failure(PackageTrouble(.tooLarge, unpacked))
      }
      return .success(fetched)
    }
  }

  private var received: String { "more than \(packages.maximumReceivedBytes >> 20) MiB were to be received for it" }

  private var unpacked: String { "it takes more than \(packages.maximumBytes >> 20) MiB on the disk" }

  /// The fetcher against its limits; whoever is first ends the others.
  private func race(_ plan: LaunchPlan, input: [UInt8]) async -> End {
    await withTaskGroup(of: End?.self) { group in
      group.addTask {
        let result = await launcher.run(plan) { pipes -> [UInt8] in
          guard await pipes.write(input) else { return [] }
          var answer: [UInt8] = []
          while answer.count < Self.answerLimit, let piece = await pipes.read() { answer += piece }
          return answer
        }
        return Task.isCancelled ? End?.none : .answered(result)
      }
      group.addTask { await watch() }
      group.addTask {
        try? await Task.sleep(for: .milliseconds(packages.milliseconds))
        return Task.isCancelled ? nil : .tooSlow
      }
      var end: End?
      while end == nil, let next = await group.next() { end = next }
      group.cancelAll()
      return end ?? .cancelled
    }
  }

  /// The proxy counts what comes; what archives unpack to is measured on the disk, four times a second and more
  /// rarely where that takes long.
  private func watch() async -> End? {
    while !Task.isCancelled {
      if proxy.isOverLimit { return .tooLarge(received) }
      let start = ContinuousClock.now
      if FolderWork.bytes(below: files, limit: packages.maximumBytes) > packages.maximumBytes {
        return .tooLarge(unpacked)
      }
      let pause = max(.milliseconds(250), (ContinuousClock.now - start) * 10)
      try? await Task.sleep(for: pause)
    }
    return nil
  }
}
