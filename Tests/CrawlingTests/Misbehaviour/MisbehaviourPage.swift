/// The page of the manual about misbehaving servers.
enum MisbehaviourPage {
  static func text(streams: [OutcomeRow], web: [OutcomeRow]) -> String {
    """
    # What becomes of misbehaving servers

    Every server ends in one outcome: listed completely, listed in part and why, or not listed and why.

    ## Overview

    The tables show what happens with each mode of `FakeServer`, the server in `Tests/FakeServer` that misbehaves on
    demand. Other projects may use it too: `FakeServer list` names its modes, `FakeServer MODE` plays one over standard
    streams and `FakeServer MODE --http PORT` over HTTP. The tables are written by the test that runs every mode;
    it shortens the limits of time, memory and processes where a mode is about them.

    The last column names the diagnostics that stand in the result beside the tools.

    ## Standard streams

    Modes that are about messages alone end over HTTP as they do here. Trouble with the handshake does not show there:
    over HTTP a server is first asked without one.

    \(table(streams))

    ## HTTP

    \(table(web))

    """
  }

  private static func table(_ rows: [OutcomeRow]) -> String {
    (["| mode | the server … | outcome | tools | diagnostics |", "|---|---|---|---|---|"] + rows.map(\.markdown))
      .joined(separator: "\n")
  }
}
