import Testing

@testable import Transfers

/// What the package proxy understands, and what it makes of it.
struct ProxyRequestTests {
  private func request(_ text: String) -> ProxyRequest? { ProxyRequest(Array(text.utf8)) }

  @Test func readsTunnels() {
    let tunnel = request("CONNECT Quay.example:443 HTTP/1.1\r\nHost: other.example\r\n\r\n")
    #expect(tunnel?.host == "quay.example")
    #expect(tunnel?.port == 443)
    #expect(tunnel?.forwarded == nil)
    #expect(request("CONNECT [::1]:8443 HTTP/1.1\r\n\r\n")?.port == 8_443)
  }

  @Test(arguments: [
    "CONNECT quay.example HTTP/1.1", "CONNECT quay.example:443/x HTTP/1.1", "CONNECT mate@quay.example:443 HTTP/1.1",
    "CONNECT quay.example:443 FTP/1", "GET /simple/ HTTP/1.1", "GET https://quay.example/ HTTP/1.1",
    "GET ftp://quay.example/ HTTP/1.1", "", "CONNECT", "CONNECT quay.example:99999 HTTP/1.1",
  ])
  func refusesEverythingElse(_ line: String) { #expect(request(line + "\r\n\r\n") == nil) }

  @Test func passesOnWithoutWhatIsOfTheConnection() {
    let plain = request(
      "GET http://quay.example:8080/simple/crab/?a=b HTTP/1.1\r\nHost: quay.example:8080\r\n"
        + "Proxy-Authorization: Basic eA==\r\nProxy-Connection: keep-alive\r\nAccept: */*\r\n\r\n")
    #expect(
      plain?.forwarded.map { String(decoding: $0, as: UTF8.self) }
        == "GET /simple/crab/?a=b HTTP/1.1\r\nHost: quay.example:8080\r\nAccept: */*\r\nConnection: close\r\n\r\n")
    let answer = ProxyRequest.ending(Array("HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nA: b\r\n\r\n".utf8))
    #expect(String(decoding: answer, as: UTF8.self) == "HTTP/1.1 200 OK\r\nA: b\r\nConnection: close\r\n\r\n")
  }

  @Test func allowsNamedPlacesOnly() {
    var places = AllowedPlaces()
    places.add(url: "https://quay.example/simple")
    places.add(url: "http://127.0.0.1:8080/simple")
    #expect(places.contains(host: "quay.example", port: 443))
    #expect(!places.contains(host: "quay.example", port: 80))
    #expect(places.contains(host: "127.0.0.1", port: 8_080))
    #expect(!places.contains(host: "evil.quay.example", port: 443))
  }
}
