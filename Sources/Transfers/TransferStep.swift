/// What an observer wants next.
package enum TransferStep: Sendable { case proceed, finish }
