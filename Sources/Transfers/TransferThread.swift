import CLibCurl
import Glibc

/// Starts a thread of the engine's own.
enum TransferThread {
  /// As `ps -L` and /proc show it; at most 15 characters.
  static let name = "transfers"
  private static let stackBytes = 1 << 20

  private final class Work: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// False if the system gives no thread. The thread does not keep the process alive.
  static func start(_ run: @escaping @Sendable () -> Void) -> Bool {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setstacksize(&attributes, stackBytes)
    unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    let work = unsafe Unmanaged.passRetained(
      Work {
        unsafe plimsoll_name_thread(name)
        blockSignals()
        run()
      })
    var thread = pthread_t()
    let result = unsafe pthread_create(
      &thread, &attributes,
      { argument in
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, work.toOpaque())
    if result != 0 { unsafe work.release() }
    return result == 0
  }

  /// Signals are for the program's other threads. Above all this keeps SIGPIPE, which TLS raises on a connection that
  /// the peer has closed, from ending the process, without a process-wide setting that children would inherit.
  private static func blockSignals() {
    var signals = sigset_t()
    unsafe sigfillset(&signals)
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
  }
}
