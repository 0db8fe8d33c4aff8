import CLibCurl
import Glibc

/// One connection of the package proxy, on a thread of its own.
struct ProxiedConnection: Sendable {
  let client: Int32
  let proxy: PackageProxy

  /// Serves it to its end and closes it.
  func serve() {
    defer { close(client) }
    guard let (head, rest) = SocketBytes.head(from: client, milliseconds: proxy.limits.silenceMilliseconds),
      let request = ProxyRequest(head)
    else { return answer(400, "this is no request to a proxy") }
    let place = "\(request.host):\(request.port)"
    guard proxy.allowed.contains(host: request.host, port: request.port) else {
      proxy.noteRefusal("\(place): no setting names it")
      return answer(403, "no setting names \(place)")
    }
    switch Upstream.connect(to: request, proxy: proxy) {
    case .failure(let trouble):
      proxy.noteRefusal("\(place): \(trouble.why)")
      answer(502, "\(place): \(trouble.why)")
    case .success(let server):
      defer { close(server) }
      let milliseconds = proxy.limits.silenceMilliseconds
      if let forwarded = request.forwarded {
        // The client must ask us for every request of its own: the answer tells it that this connection ends.
        guard SocketBytes.write(forwarded + rest, to: server, milliseconds: milliseconds),
          let (head, start) = SocketBytes.head(from: server, milliseconds: milliseconds), proxy.mayReceive(start.count),
          SocketBytes.write(ProxyRequest.ending(head) + start, to: client, milliseconds: milliseconds)
        else { return }
        return relay(server)
      } else {
        guard SocketBytes.write(Array("HTTP/1.1 200 OK\r\n\r\n".utf8), to: client, milliseconds: milliseconds) else {
          return
        }
      }
      guard SocketBytes.write(rest, to: server, milliseconds: milliseconds) else { return }
      relay(server)
    }
  }

  private func answer(_ status: Int, _ text: String) {
    let body = "plimsoll: \(text)\n"
    let head = "HTTP/1.1 \(status) Refused\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n"
    _ = SocketBytes.write(Array((head + body).utf8), to: client, milliseconds: 1_000)
  }

  /// Copies both ways until both ends have ended, nothing comes any more, or the limit is reached.
  private func relay(_ server: Int32) {
    var clientEnded = false
    var serverEnded = false
    while !serverEnded {
      var requests = [
        pollfd(fd: clientEnded ? -1 : client, events: Int16(POLLIN), revents: 0),
        pollfd(fd: server, events: Int16(POLLIN), revents: 0),
      ]
      let count = unsafe poll(&requests, 2, Int32(proxy.limits.silenceMilliseconds))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      if requests[0].revents != 0 {
        guard let piece = SocketBytes.read(client) else { return }
        if piece.isEmpty {
          clientEnded = true
          shutdown(server, Int32(SHUT_WR))
        } else if !SocketBytes.write(piece, to: server, milliseconds: proxy.limits.silenceMilliseconds) {
          return
        }
      }
      if requests[1].revents != 0 {
        guard let piece = SocketBytes.read(server) else { return }
        if piece.isEmpty { serverEnded = true }
        guard proxy.mayReceive(piece.count),
          SocketBytes.write(piece, to: client, milliseconds: proxy.limits.silenceMilliseconds)
        else { return }
      }
    }
    shutdown(client, Int32(SHUT_WR))
  }
}
