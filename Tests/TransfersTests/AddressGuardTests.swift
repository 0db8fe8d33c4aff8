import LoopbackServer
import Testing
import Transfers

/// Which addresses may be reached.
struct AddressGuardTests {
  @Test(arguments: [
    "8.8.8.8", "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
    "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0",
    "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::8", "2001:4860:4860::8888",
    "::ffff:8.8.8.8", "64:ff9b::808:808",
  ])
  func aPublicAddressIsPermitted(text: String) throws {
    let address = try #require(NetworkAddress(text))
    #expect(AddressGuard().refusal(of: address, host: "example.org") == nil)
  }

  @Test(arguments: [
    ("0.0.0.0", "an unspecified address"), ("0.1.2.3", "an unspecified address"), ("10.0.0.1", "a private address"),
    ("10.255.255.255", "a private address"), ("100.64.0.0", "a shared (carrier) address"),
    ("100.100.100.200", "a shared (carrier) address"), ("100.127.255.255", "a shared (carrier) address"),
    ("127.0.0.1", "a loopback address"), ("127.255.255.254", "a loopback address"),
    ("168.63.129.16", "a metadata address"), ("169.254.0.1", "a link-local address"),
    ("169.254.169.254", "a metadata address"), ("172.16.0.0", "a private address"),
    ("172.31.255.255", "a private address"), ("192.0.0.192", "a protocol assignment"),
    ("192.0.2.1", "a documentation address"), ("192.88.99.1", "a 6to4 relay"), ("192.168.0.1", "a private address"),
    ("198.18.0.1", "a benchmarking address"), ("198.19.255.255", "a benchmarking address"),
    ("198.51.100.1", "a documentation address"), ("203.0.113.1", "a documentation address"),
    ("224.0.0.1", "a multicast address"), ("239.255.255.255", "a multicast address"),
    ("240.0.0.1", "a reserved address"), ("255.255.255.255", "a reserved address"),
    ("::", "an unspecified address"), ("::1", "a loopback address"), ("::127.0.0.1", "an IPv4-compatible address"),
    ("::8.8.8.8", "an IPv4-compatible address"), ("::ffff:127.0.0.1", "a loopback address"),
    ("::ffff:169.254.169.254", "a metadata address"), ("64:ff9b::7f00:1", "a loopback address"),
    ("64:ff9b::a9fe:a9fe", "a metadata address"), ("64:ff9b:1::1", "a reserved address"),
    ("100::1", "a reserved address"), ("2001::1", "a Teredo address"), ("2001:2::1", "a protocol assignment"),
    ("2001:1ff::1", "a protocol assignment"), ("2001:db8::1", "a documentation address"),
    ("2002:7f00:1::1", "a 6to4 address"), ("2002:808:808::1", "a 6to4 address"),
    ("3fff:fff::1", "a documentation address"),
    ("4000::1", "a reserved address"), ("5f00::1", "a reserved address"), ("fc00::1", "a private address"),
    ("fd00:ec2::254", "a metadata address"), ("fd12::1", "a private address"), ("fe80::1", "a link-local address"),
    ("febf::1", "a link-local address"), ("fec0::1", "a site-local address"), ("ff02::1", "a multicast address"),
  ])
  func aSpecialAddressIsRefusedUnlessItsHostWasNamed(text: String, kind: String) throws {
    let address = try #require(NetworkAddress(text))
    #expect(AddressGuard().refusal(of: address, host: "example.org") == kind)
    #expect(!AddressGuard(namedHosts: ["example.com"]).permits(address, host: "example.org"))
    #expect(AddressGuard(namedHosts: ["example.org"]).permits(address, host: "example.org"))
    let onePort = AddressGuard(namedHosts: ["example.org:8080"])
    #expect(onePort.permits(address, host: "example.org", port: 8080))
    #expect(!onePort.permits(address, host: "example.org", port: 22))
    let itself = AddressGuard(permittedBlocks: [AddressBlock(text)].compactMap(\.self))
    #expect(itself.permits(address, host: "example.com", port: 1))
  }

  @Test(arguments: [
    ("10.0.0.0/8", ["10.0.0.1", "10.255.255.255", "::ffff:10.1.2.3"], ["11.0.0.0", "::10.0.0.1", "fd00::1"]),
    ("127.0.0.1", ["127.0.0.1"], ["127.0.0.2"]), ("fd00::/9", ["fd7f::1"], ["fd80::1", "10.0.0.1"]),
    ("[::1]", ["::1"], ["::2"]), ("0.0.0.0/0", ["8.8.8.8"], ["::1"]),
    ("192.168.7.129/25", ["192.168.7.200"], ["192.168.7.1"]),
  ])
  func aBlockHoldsItsAddresses(text: String, inside: [String], outside: [String]) throws {
    let block = try #require(AddressBlock(text))
    for address in inside { #expect(block.contains(try #require(NetworkAddress(address))), "\(address)") }
    for address in outside { #expect(!block.contains(try #require(NetworkAddress(address))), "\(address)") }
  }

  @Test(arguments: [
    "", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "10/8", "::/129", "a.example/8",
  ])
  func whatIsNoBlockIsNil(text: String) { #expect(AddressBlock(text) == nil) }

  @Test(arguments: ["", "1.2.3", "1.2.3.4.5", "0x7f.0.0.1", "017.0.0.1", "256.1.1.1", "::g", "fe80::1%1", "1:2"])
  func whatIsNoAddressIsNil(text: String) {
    #expect(NetworkAddress(text) == nil)
  }

  /// Each of these reaches the same server if nothing stands in the way.
  @Test(arguments: [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "0", "0.0.0.0",
    "localhost",
    "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::]", "127.0.0.1.",
  ])
  func everySpellingOfLoopbackIsBlocked(host: String) async throws {
    let server = try LoopbackServer { _ in .text("reached") }
    let result = await Support.engine.run(
      TransferRequest(method: .get, url: "http://\(host):\(server.port)/"))
    #expect(Support.failure(result)?.reason == .blocked, "\(result)")
    #expect(server.connectionCount == 0)
  }

  @Test func theFailureNamesTheAddressAndItsKind() async throws {
    let server = try LoopbackServer { _ in .text("reached") }
    let result = await Support.engine.run(
      TransferRequest(method: .get, url: "http://2130706433:\(server.port)/?key=secret"))
    #expect(
      Support.failure(result)
        == TransferFailure(
          reason: .blocked,
          detail: "`2130706433` is at 127.0.0.1, a loopback address that nobody named; "
            + "if you mean it, give `--allow-address 127.0.0.1`"))
  }

  @Test func aNamedHostIsReached() async throws {
    let server = try LoopbackServer { _ in .text("reached") }
    for host in ["localhost", "127.1"] {
      let response = try await Support.engine.run(
        TransferRequest(
          method: .get, url: "http://\(host):\(server.port)/", addressGuard: AddressGuard(namedHosts: [host]))
      ).get()
      #expect(response.status == 200)
    }
  }

  @Test func anOpenConnectionDoesNotLendItsPermission() async throws {
    let server = try LoopbackServer { _ in .text("reached") }
    let engine = TransferEngine(userAgent: "plimsoll-test/1")
    let named = TransferRequest(method: .get, url: server.url(), addressGuard: Support.local)
    _ = try await engine.run(named).get()
    let unnamed = await engine.run(TransferRequest(method: .get, url: server.url()))
    #expect(Support.failure(unnamed)?.reason == .blocked)
    #expect(server.requests.count == 1)
    #expect(try await engine.run(named).get().status == 200)
  }
}
