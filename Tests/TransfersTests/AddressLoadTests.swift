import LoopbackServer
import Synchronization
import Testing
import Transfers

/// Names that lead to more than one place, and places with a bounded number of transfers.
struct AddressLoadTests {
  private func engine(_ pins: [String], perAddress: Int? = nil) -> TransferEngine {
    var settings = TransferSettings(maximumTransfersPerAddress: perAddress)
    settings.pinnedNames = pins
    settings.boundsLoopback = true
    return TransferEngine(userAgent: "plimsoll-test/1", settings: settings)
  }

  /// A name whose owner answers the resolver with an address of ours, alone or among others.
  @Test(arguments: ["127.0.0.1", "127.0.0.1,127.0.0.2", "[::ffff:127.0.0.1]", "[::1],127.0.0.1"])
  func aNameThatRebindsIsBlocked(addresses: String) async throws {
    let server = try LoopbackServer { _ in .text("reached") }
    let engine = engine(["public.example:\(server.port):\(addresses)"])
    let result = await engine.run(TransferRequest(method: .get, url: "http://public.example:\(server.port)/"))
    #expect(Support.failure(result)?.reason == .blocked)
    #expect(server.connectionCount == 0)
  }

  /// The address that is really connected to counts, whatever another lookup said.
  @Test func onlyThePermittedOfSeveralAddressesIsReached() async throws {
    let server = try LoopbackServer { _ in .text("reached") }
    let engine = engine(["two.example:\(server.port):127.0.0.2,127.0.0.1"])
    let block = try #require(AddressBlock("127.0.0.1"))
    let result = await engine.run(
      TransferRequest(
        method: .get, url: "http://two.example:\(server.port)/",
        addressGuard: AddressGuard(permittedBlocks: [block])))
    #expect(try result.get().status == 200)
  }

  @Test func oneAddressHasABoundedNumberOfTransfers() async throws {
    let now = Atomic(0)
    let most = Atomic(0)
    let server = try LoopbackServer { _ in
      .stream { stream in
        let count = now.wrappingAdd(1, ordering: .sequentiallyConsistent).newValue
        _ = most.max(count, ordering: .sequentiallyConsistent)
        stream.pause(milliseconds: 20)
        now.wrappingSubtract(1, ordering: .sequentiallyConsistent)
        stream.write("done")
      }
    }
    // Three names, one address.
    let engine = engine(["a", "b", "c"].map { "\($0).example:\(server.port):127.0.0.1" }, perAddress: 3)
    let guarding = AddressGuard(namedHosts: ["a.example", "b.example", "c.example"])
    let answers = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<30 {
        let url = "http://\(["a", "b", "c"][number % 3]).example:\(server.port)/"
        group.addTask {
          let request = TransferRequest(method: .get, url: url, addressGuard: guarding, closesConnection: true)
          return (try? await engine.run(request).get().status) == 200
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(answers == 30)
    #expect(most.load(ordering: .sequentiallyConsistent) <= 3)
  }

  @Test func whoWaitsForAnAddressCanBeCancelled() async throws {
    let server = try LoopbackServer { _ in .hold }
    let engine = engine([], perAddress: 1)
    let request = TransferRequest(method: .get, url: server.url(), addressGuard: Support.local)
    let first = Task { await engine.run(request) }
    while server.connectionCount == 0 { await Task.yield() }
    let second = Task { await engine.run(request) }
    try await Task.sleep(for: .milliseconds(50))
    second.cancel()
    #expect(Support.failure(await second.value)?.reason == .cancelled)
    first.cancel()
    #expect(Support.failure(await first.value)?.reason == .cancelled)
    #expect(server.connectionCount == 1)
  }

  @Test(arguments: [
    ("a.b.example.co.uk", "example.co.uk"), ("example.org", "example.org"), ("a.example.org", "example.org"),
    ("localhost", "localhost"), ("127.0.0.1", "127.0.0.1"), ("[::1]", "[::1]"), ("co.uk", "co.uk"),
  ])
  func aHostBelongsToADomain(host: String, domain: String) { #expect(RegistrableDomain.of(host) == domain) }
}
