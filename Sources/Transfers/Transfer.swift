import CLibCurl

/// One exchange in flight. Made, used and released by the engine's thread alone; libcurl's callbacks reach it through
/// an unretained pointer, which the engine's table of active transfers keeps valid.
@safe final class Transfer {
  let submission: TransferInbox.Submission
  private(set) var handle: EasyHandle
  private let headerList: HeaderList
  /// libcurl writes one sentence about a failure in here.
  private let errorText: UnsafeMutablePointer<CChar>
  var collector: ResponseCollector
  var observerHasFinished = false
  /// The last address that the guard refused, with its kind.
  var refusal: (address: NetworkAddress, kind: String)?
  /// True once an address was permitted.
  var foundPermittedAddress = false
  /// The address that has its fill of transfers, if that is why no socket was opened.
  var fullAddress: NetworkAddress?
  /// The addresses at which this transfer counts.
  private(set) var heldAddresses: [NetworkAddress] = []
  private let load: AddressLoad
  private let pins: HeaderList

  /// Nil when memory is short or libcurl misses an option that safety rests on.
  init?(_ submission: TransferInbox.Submission, environment: TransferEnvironment, load: AddressLoad, pool: HandlePool) {
    guard let handle = EasyHandle(from: pool), let headerList = HeaderList(submission.order.headerLines),
      let pins = HeaderList(environment.pinnedNames)
    else { return nil }
    self.submission = submission
    self.handle = handle
    self.headerList = headerList
    self.load = load
    self.pins = pins
    collector = ResponseCollector(limits: submission.order.request.limits)
    unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    guard setOptions(environment) else { return nil }
  }

  deinit { unsafe errorText.deallocate() }

  var order: TransferOrder { submission.order }

  /// What libcurl says about the failure.
  var errorSentence: String {
    unsafe errorText[Int(CURL_ERROR_SIZE) - 1] = 0
    return unsafe String(cString: errorText)
  }

  /// What the guard says about an address for this transfer, remembered for the outcome.
  func permits(_ address: NetworkAddress?) -> Bool {
    // Whom a proxy may be asked for was decided before; it is itself where the user said.
    if order.proxy != nil {
      foundPermittedAddress = true
      return true
    }
    guard let address else { return false }
    if let kind = order.request.addressGuard.refusal(of: address, host: order.url.host, port: order.url.port) {
      refusal = (address, kind)
      return false
    }
    foundPermittedAddress = true
    return true
  }

  /// Counts this transfer at the address; false if there is no room and a new connection has to wait.
  func enter(_ address: NetworkAddress?, isConnected: Bool) -> Bool {
    guard order.proxy == nil, let address, load.bounds(address), !heldAddresses.contains(address) else { return true }
    guard load.enter(address, always: isConnected) else {
      fullAddress = address
      return false
    }
    heldAddresses.append(address)
    return true
  }

  private func setOptions(_ environment: TransferEnvironment) -> Bool {
    let request = order.request
    let me = unsafe Unmanaged.passUnretained(self).toOpaque()
    var allSet =
      (handle.isPrepared || prepare(environment))
      && handle.set(CURLOPT_URL, order.url.requestText)
      && (order.proxy.map { use($0) } ?? true)
      && handle.set(CURLOPT_CONNECTTIMEOUT_MS, Self.positive(request.limits.connectMilliseconds))
      && handle.set(CURLOPT_TIMEOUT_MS, Self.positive(request.limits.totalMilliseconds))
      && handle.set(CURLOPT_FORBID_REUSE, request.closesConnection ? 1 : 0)
    switch request.method {
    case .get: allSet = allSet && handle.set(CURLOPT_HTTPGET, 1)
    case .post: allSet = allSet && handle.set(CURLOPT_POST, 1) && handle.setBody(request.body)
    case .delete:
      // A handle that was used before may still hold the body of a POST.
      allSet =
        allSet && handle.set(CURLOPT_HTTPGET, 1) && handle.set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    }
    allSet =
      unsafe allSet
      && plimsoll_setopt_list(handle.pointer, CURLOPT_HTTPHEADER, headerList.pointer) == CURLE_OK
      && handle.set(CURLOPT_PRIVATE, pointer: me)
      && handle.set(CURLOPT_ERRORBUFFER, pointer: UnsafeMutableRawPointer(errorText))
      && TransferCallbacks.install(on: handle, userData: me)
    handle.staysPrepared =
      allSet && order.proxy == nil && request.method != .delete && environment.pinnedNames.isEmpty
    return allSet
  }

  /// Sets what is the same for all transfers of the engine.
  private func prepare(_ environment: TransferEnvironment) -> Bool {
    var allSet =
      handle.set(CURLOPT_PROTOCOLS_STR, "http,https")
      && handle.set(CURLOPT_FOLLOWLOCATION, 0)
      // The parser has normalised the path already.
      && handle.set(CURLOPT_PATH_AS_IS, 1)
      && handle.set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
      // Empty, not absent: absent would let the environment name a proxy that nobody has checked.
      && handle.set(CURLOPT_PROXY, "")
      && handle.set(CURLOPT_USERAGENT, order.userAgent)
      && handle.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
      && handle.set(CURLOPT_ACCEPT_ENCODING, "gzip, deflate, br")
      && handle.set(CURLOPT_NOSIGNAL, 1)
      && handle.set(CURLOPT_QUICK_EXIT, 1)
      // The default cache is walked at every lookup, which is quadratic in the number of hosts.
      && handle.set(CURLOPT_DNS_CACHE_TIMEOUT, 0)
    // A folder of certificates, which Debian's libcurl has by default, switches libcurl's cache of parsed bundles off: 22
    // times the time of a handshake. Without a bundle the choice of trusted roots is libcurl's.
    if let bundle = environment.certificateBundle {
      allSet =
        allSet && handle.set(CURLOPT_CAPATH, environment.certificateFolder) && handle.set(CURLOPT_CAINFO, bundle)
    }
    if !environment.checksCertificates {
      allSet = allSet && handle.set(CURLOPT_SSL_VERIFYPEER, 0) && handle.set(CURLOPT_SSL_VERIFYHOST, 0)
    }
    if !environment.pinnedNames.isEmpty {
      allSet = unsafe allSet && plimsoll_setopt_list(handle.pointer, CURLOPT_RESOLVE, pins.pointer) == CURLE_OK
    }
    return allSet
  }

  private func use(_ proxy: Proxy) -> Bool {
    var allSet =
      handle.set(CURLOPT_PROXY, proxy.text)
      // Who is to be asked directly was decided before.
      && handle.set(CURLOPT_NOPROXY, "")
      && handle.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    if let name = proxy.userName {
      allSet =
        allSet && handle.set(CURLOPT_PROXYUSERNAME, name) && handle.set(CURLOPT_PROXYPASSWORD, proxy.password ?? "")
    }
    return allSet
  }

  /// libcurl reads 0 as "no limit" or "the default".
  private static func positive(_ milliseconds: Int) -> Int { min(max(1, milliseconds), Int(Int32.max)) }
}
