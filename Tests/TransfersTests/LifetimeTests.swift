import Foundation
import LoopbackServer
import Testing
import Transfers

/// Cancelling, starting and stopping.
struct LifetimeTests {
  @Test func cancellingTheTaskEndsTheTransfer() async throws {
    let server = try LoopbackServer { _ in .hold }
    let task = Task { await Support.get(server) }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    #expect(Support.failure(await task.value)?.reason == .cancelled)
    while server.openConnectionCount > 0 { try await Task.sleep(for: .milliseconds(5)) }
  }

  @Test func aCancelledTaskDoesNotWait() async throws {
    let server = try LoopbackServer { _ in .hold }
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return await Support.get(server)
    }
    task.cancel()
    #expect(Support.failure(await task.value)?.reason == .cancelled)
  }

  @Test func aTransferThatWaitsForItsTurnCanBeCancelled() async throws {
    let server = try LoopbackServer { $0.path == "/hold" ? .hold : .text("now") }
    let engine = TransferEngine(userAgent: "plimsoll-test/1", settings: TransferSettings(maximumTransfers: 1))
    func start(_ path: String) -> Task<Result<TransferResponse, TransferFailure>, Never> {
      let request = TransferRequest(method: .get, url: server.url(path), addressGuard: Support.local)
      return Task { await engine.run(request) }
    }
    let first = start("/hold")
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    let second = start("/second")
    let third = start("/third")
    second.cancel()
    #expect(Support.failure(await second.value)?.reason == .cancelled)
    first.cancel()
    #expect(try await third.value.get().status == 200)
    #expect(server.requests.map(\.path) == ["/hold", "/third"])
  }

  @Test func theThreadLivesFromTheFirstTransferToTheLastReference() async {
    await #expect(processExitsWith: .success) {
      let server = try LoopbackServer { _ in .text("here") }
      var engine: TransferEngine? = TransferEngine(userAgent: "plimsoll-test/1")
      try #require(Self.threadCount() == 0)
      let request = TransferRequest(
        method: .get, url: server.url(), addressGuard: AddressGuard(namedHosts: ["127.0.0.1"]))
      _ = try await engine?.run(request).get()
      try #require(Self.threadCount() == 1)
      engine = nil
      for _ in 0..<1_000 where Self.threadCount() > 0 { try await Task.sleep(for: .milliseconds(5)) }
      try #require(Self.threadCount() == 0)
    }
  }

  @Test func anIdleEngineUsesNoTime() async {
    await #expect(processExitsWith: .success) {
      let server = try LoopbackServer { _ in .text("here") }
      let engine = TransferEngine(userAgent: "plimsoll-test/1")
      let request = TransferRequest(
        method: .get, url: server.url(), addressGuard: AddressGuard(namedHosts: ["127.0.0.1"]))
      _ = try await engine.run(request).get()
      let before = clock()
      try await Task.sleep(for: .milliseconds(500))
      // A spinning thread would use all of it.
      try #require(clock() - before < CLOCKS_PER_SEC / 4)
      _ = try await engine.run(request).get()
    }
  }

  @Test func theEnvironmentNamesNoProxy() async {
    await #expect(processExitsWith: .success) {
      let server = try LoopbackServer { _ in .text("direct") }
      let proxy = try LoopbackServer { _ in .text("through the proxy") }
      proxy.poseAsProxy()
      let request = TransferRequest(
        method: .get, url: server.url(), addressGuard: AddressGuard(namedHosts: ["127.0.0.1"]))
      let response = try await TransferEngine(userAgent: "plimsoll-test/1").run(request).get()
      try #require(response.body == Array("direct".utf8))
      try #require(proxy.connectionCount == 0)
    }
  }

  /// Threads of this process that belong to an engine.
  static func threadCount() -> Int {
    let folder = "/proc/self/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return threads.count { thread in
      (try? String(contentsOfFile: "\(folder)/\(thread)/comm", encoding: .utf8)) == "transfers\n"
    }
  }
}
