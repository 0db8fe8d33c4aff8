import CLibCurl

extension Transfer {
  /// What the caller gets, now that libcurl has ended with `code`.
  func outcome(_ code: CURLcode) -> Result<TransferResponse, TransferFailure> {
    if code == CURLE_OK && !collector.headIsComplete {
      return .failure(make(.broken, "\(place) closed the connection before the end of its headers"))
    }
    if order.proxy != nil, handle.status == 407 || handle.connectStatus == 407 {
      return .failure(make(.proxy, "\(proxyPlace) wants other credentials (status 407)"))
    }
    if observerHasFinished || code == CURLE_OK {
      return .success(
        TransferResponse(
          status: handle.status, headers: collector.headers, body: collector.body, finishedEarly: observerHasFinished))
    }
    return .failure(failure(code))
  }

  private func failure(_ code: CURLcode) -> TransferFailure {
    let limits = order.request.limits
    switch collector.overflow {
    case .headers: return make(.tooLarge, "the headers are longer than \(limits.headerBytes) bytes")
    case .body: return make(.tooLarge, "the body is longer than \(limits.bodyBytes) bytes")
    case nil: break
    }
    if let refusal, !foundPermittedAddress || code == CURLE_ABORTED_BY_CALLBACK {
      return .blocked(
        host: order.url.host, address: refusal.address, kind: refusal.kind, status: collector.status)
    }
    if order.proxy != nil, let failure = proxyFailure(code) { return failure }
    switch code {
    case CURLE_URL_MALFORMAT:
      return make(.badURL, "the URL is not one that libcurl reads")
    case CURLE_COULDNT_RESOLVE_HOST:
      return TransferFailure(
        reason: .unreachable, detail: "the name `\(order.url.host)` does not resolve", isUnknownName: true)
    case CURLE_COULDNT_CONNECT:
      return make(.unreachable, "no connection to \(place)")
    case CURLE_OPERATION_TIMEDOUT:
      return make(.timeout, timeoutSentence())
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT,
      CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_ENGINE_INITFAILED:
      return make(.tls, errorSentence.isEmpty ? "the handshake failed" : "the handshake failed: \(errorSentence)")
    case CURLE_OUT_OF_MEMORY where !collector.headIsComplete && foundPermittedAddress:
      // The way libcurl reports a single header line of over 100 KiB.
      return make(.tooLarge, "a header line is longer than 100 KiB")
    case CURLE_GOT_NOTHING:
      return make(.broken, "\(place) closed the connection without an answer")
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      return make(.broken, "\(place) broke the exchange off")
    case CURLE_BAD_CONTENT_ENCODING:
      return make(.broken, "the body cannot be decompressed")
    default:
      // Among them CURLE_UNSUPPORTED_PROTOCOL: an answer without a head, which would be HTTP/0.9.
      return make(.broken, "\(place) does not speak HTTP (libcurl code \(code.rawValue))")
    }
  }

  /// What went wrong between us and the proxy; nil if it was not that.
  private func proxyFailure(_ code: CURLcode) -> TransferFailure? {
    let refused = handle.connectStatus
    switch code {
    case CURLE_COULDNT_RESOLVE_PROXY: return make(.proxy, "the name of \(proxyPlace) does not resolve")
    case CURLE_COULDNT_CONNECT: return make(.proxy, "no connection to \(proxyPlace) or from there to \(place)")
    case CURLE_PROXY: return make(.proxy, "\(proxyPlace) refuses to connect to \(place)")
    case CURLE_RECV_ERROR where refused >= 300:
      return make(.proxy, "\(proxyPlace) refuses to connect to \(place) (status \(refused))")
    default: return nil
    }
  }

  private var proxyPlace: String { "the proxy `\(order.proxy?.text ?? "")`" }

  private var place: String { "`\(order.url.host)` port \(order.url.port)" }

  private func timeoutSentence() -> String {
    let limits = order.request.limits
    if collector.headIsComplete { return "\(place) did not finish its answer in \(limits.totalMilliseconds) ms" }
    if foundPermittedAddress && handle.wasConnected {
      return "no answer from \(place) in \(limits.totalMilliseconds) ms"
    }
    return "no connection to \(place) in \(min(limits.connectMilliseconds, limits.totalMilliseconds)) ms"
  }

  private func make(_ reason: TransferFailure.Reason, _ detail: String) -> TransferFailure {
    TransferFailure(reason: reason, detail: detail, status: collector.status)
  }
}

extension TransferFailure {
  /// What the guard says of an address that nobody named.
  static func blocked(
    host: String, address: NetworkAddress, kind: String, status: Int? = nil
  ) -> TransferFailure {
    TransferFailure(
      reason: .blocked,
      detail: "`\(host)` is at \(address.text), \(kind) that nobody named; "
        + "if you mean it, give `--allow-address \(address.text)`", status: status)
  }

  static let cancelled = TransferFailure(reason: .cancelled, detail: "the transfer was cancelled")
  static let stopped = TransferFailure(reason: .cancelled, detail: "the transfer engine was stopped")
}
