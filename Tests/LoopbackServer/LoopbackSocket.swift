import Glibc
import Synchronization

/// One accepted connection. Closed by its own thread only; others may shut it down, which wakes that thread.
final class LoopbackSocket: Sendable {
  /// `POLLRDHUP` of <poll.h>, which the Glibc module does not show.
  private static let peerHasLeft: Int16 = 0x2000

  let ordinal: Int
  private let descriptor: Int32
  private let state = Mutex(State())

  private struct State {
    var closed = false
  }

  init(descriptor: Int32, ordinal: Int) {
    self.descriptor = descriptor
    self.ordinal = ordinal
  }

  var isOpen: Bool { pause(milliseconds: 0) }

  /// Writes all bytes or says false; holds the lock, so that pieces of several writers don't mix.
  func write(_ bytes: [UInt8]) -> Bool {
    state.withLock { state in
      guard !state.closed else { return false }
      var sent = 0
      while sent < bytes.count {
        let count = unsafe bytes.withUnsafeBytes { buffer in
          guard let base = buffer.baseAddress else { return 0 }
          return unsafe send(descriptor, base + sent, buffer.count - sent, Int32(MSG_NOSIGNAL))
        }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return false }
        sent += count
      }
      return true
    }
  }

  /// Reads up to 64 KiB; empty at the end, on an error, or if nothing came for `idleMilliseconds`.
  func read(idleMilliseconds: Int) -> [UInt8] {
    guard poll(events: Int16(POLLIN), milliseconds: idleMilliseconds) > 0 else { return [] }
    return unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      count = max(0, unsafe recv(descriptor, buffer.baseAddress, buffer.count, 0))
    }
  }

  /// Waits; false as soon as the peer has closed its side or `shutDown` was called.
  func pause(milliseconds: Int) -> Bool {
    poll(events: Self.peerHasLeft, milliseconds: milliseconds) == 0
  }

  /// Breaks every wait and every later read or write.
  func shutDown() {
    state.withLock { state in
      guard !state.closed else { return }
      _ = shutdown(descriptor, Int32(SHUT_RDWR))
    }
  }

  func closeNow() {
    state.withLock { state in
      guard !state.closed else { return }
      state.closed = true
      _ = close(descriptor)
    }
  }

  private func poll(events: Int16, milliseconds: Int) -> Int32 {
    var entry = pollfd(fd: descriptor, events: events, revents: 0)
    return unsafe Glibc.poll(&entry, 1, Int32(clamping: milliseconds))
  }
}
