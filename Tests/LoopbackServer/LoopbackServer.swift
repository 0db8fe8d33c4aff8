/// A scripted HTTP server on loopback.
package enum LoopbackServerRoom {}
