------------------------------ MODULE Opening -------------------------------
(***************************************************************************)
(* RFC 9293, 3.10.7.1 to 3.10.7.3: a segment s arrives in CLOSED, LISTEN   *)
(* or SYN-SENT, where there is nothing yet to test its number against.     *)
(*                                                                         *)
(* Text and FIN on a SYN are not queued in LISTEN and SYN-SENT: they are   *)
(* not acknowledged either, and the peer sends them again.                 *)
(***************************************************************************)
EXTENDS Arrival

(***************************************************************************)
(* 3.10.7.1: a segment that arrives for a connection that does not exist   *)
(* is answered by a reset, unless it is one (3.5.2, group 1).              *)
(***************************************************************************)
(* @rfc 3.5.2/closed-form 3.10.7.1/reset-without-ack                       *)
(* @rfc 3.10.7.1/reset-with-ack                                            *)
ResetFor(s) ==
  IF Has(s, "ACK") THEN ResetAt(s.ack)
  ELSE [seq |-> 0, ack |-> s.seq + SegLen(s), len |-> 0, wnd |-> 0,
        ctl |-> {"RST", "ACK"}]

(* @rfc 3.5.2/closed 3.5.2/closed-stays 3.10.7.1/discarded                 *)
(* @rfc 3.10.7.1/rst-discarded 3.10.7.1/reset 3.10.7.4/eighth-unvalidated  *)
ArrivesClosed(t, s) ==
  IF Has(s, "RST") THEN {Begin(t)}
  ELSE {With(Begin(t), OweReset(t, ResetFor(s)))}

(***************************************************************************)
(* 3.10.7.2: a RST is ignored; an ACK is bad, and is reset; a SYN opens    *)
(* the connection, which returns to LISTEN if the SYN proves to be old.    *)
(***************************************************************************)
(* @rfc 3.10.7.2/first-rst 3.10.7.2/second-ack 3.10.7.2/third-syn          *)
(* @rfc 3.10.7.2/third-syn-received 3.10.7.2/fourth-other 3.5.3/listen     *)
(* @rfc 3.5.2/unsynchronized-ack 3.5.2/unsynchronized-form                 *)
(* @rfc 3.10.7.4/eighth-unvalidated                                        *)
ArrivesListen(t, s) ==
  IF Has(s, "RST") THEN {Begin(t)}
  ELSE IF Has(s, "ACK") THEN {With(Begin(t), OweReset(t, ResetAt(s.ack)))}
  ELSE IF Has(s, "SYN")
  THEN {With(Begin(t),
             [SynReceived(t.iss, s, Config.rcvBuf, Config.rtoInitial,
                          {[t EXCEPT !.resets = {}]})
                EXCEPT !.resets = t.resets])}
  ELSE {Begin(t)}

-----------------------------------------------------------------------------
(***************************************************************************)
(* 3.10.7.3.  First: an ACK of something that is not our SYN is reset,     *)
(* unless it came on a RST.                                                *)
(***************************************************************************)
(* @rfc 3.10.7.3/first-bad-ack 3.10.7.3/first-good-ack                     *)
(* @rfc 3.5.2/unsynchronized-ack 3.5.2/unsynchronized-form                 *)
CheckAckOfSyn(w, s) ==
  LET t == w.tcb IN
  IF ~Has(s, "ACK") \/ (t.sndUna < s.ack /\ s.ack <= t.sndNxt) THEN {w}
  ELSE IF Has(s, "RST") THEN {Return(w)}
  ELSE {Return(With(w, OweReset(t, ResetAt(s.ack))))}

(* Second: a RST counts if it acknowledges our SYN (3.5.3).                *)
(* @rfc 3.10.7.3/second-rst-ack 3.10.7.3/second-rst-alone 3.5.3/syn-sent   *)
(* @rfc 3.5.3/validated-first                                              *)
CheckRstOfSyn(w, s) ==
  IF ~Has(s, "RST") THEN {w}
  ELSE IF ~Has(s, "ACK") THEN {Return(w)}
  ELSE {AbortDown(w, "reset")}

(* Our SYN is acknowledged: ESTABLISHED, and an ACK is owed.  The window   *)
(* is what the segment offers, which the RFC leaves to be understood.      *)
(* @rfc 3.10.7.3/fourth-syn 3.10.7.3/fourth-established                    *)
Connected(t, s) ==
  [Block("ESTABLISHED", s.ack, s.seq + 1, s.wnd, Config.rcvBuf, t.rto)
     EXCEPT !.sndNxt = t.sndNxt, !.sndEnd = t.sndEnd, !.sndWl1 = s.seq,
            !.rtx = t.rtx, !.userTimer = t.userTimer, !.resets = t.resets]

(* It is not: both sides have sent a SYN, and now send SYN and ACK.        *)
(* @rfc 3.10.7.3/fourth-syn 3.10.7.3/fourth-syn-received                   *)
BothOpen(t, s) ==
  [SynReceived(t.sndUna, s, Config.rcvBuf, t.rto, {})
     EXCEPT !.sndEnd = t.sndEnd, !.rtx = t.rtx, !.userTimer = t.userTimer,
            !.resets = t.resets]

(* Fourth: a SYN.  Fifth: anything else is dropped.                        *)
(* @rfc 3.10.7.3/fifth-neither 3.10.7.3/fourth-established                 *)
CheckSynOfPeer(w, s) ==
  IF ~Has(s, "SYN") THEN {Return(w)}
  ELSE IF Has(s, "ACK") THEN {With(w, OweAck(Connected(w.tcb, s)))}
  ELSE {Return(With(w, BothOpen(w.tcb, s)))}

(* @rfc 3.10.7.4/eighth-unvalidated 3.10.7.3/fourth-text                   *)
ArrivesSynSent(t, s) ==
  LET first   == CheckAckOfSyn(Begin(t), s)
      second  == Then(first,   CheckRstOfSyn, s)
      fourth  == Then(second,  CheckSynOfPeer, s)
      seventh == Then(fourth,  ProcessText, s)
      eighth  == Then(seventh, ProcessFin, s)
  IN  eighth
=============================================================================
