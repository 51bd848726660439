------------------------------ MODULE Liberty -------------------------------
(***************************************************************************)
(* What the stacks of others send beside what Emission has: segments that  *)
(* nothing calls for and that RFC 9293 does not forbid, each under a name  *)
(* of Policies.  They acknowledge RCV.NXT like all others.                 *)
(***************************************************************************)
EXTENDS Emission

(* What every segment has but a reset, whatever window it offers.          *)
Plain(t, s) ==
  /\ s.ack = t.rcvNxt
  /\ Has(s, "ACK") /\ ~Has(s, "RST")
  /\ Has(s, "SYN") <=> t.sndSyn = "sent" /\ s.seq = t.sndUna

(* An ACK that nothing calls for.                                          *)
Unasked(t, s) == SegLen(s) = 0 /\ s.seq = t.sndNxt

(* Something in flight, and perhaps more that fits the window.             *)
AnythingAgain(t, s) ==
  /\ Queued(t, s) /\ t.sndUna <= s.seq /\ s.seq < t.sndNxt
  /\ s.seq + SegLen(s) <= Max(t.sndNxt, t.sndUna + t.sndWnd)

(* 3.8.4: nothing is in flight, and the octet is garbage.                  *)
KeepsAlive(t, s) ==
  /\ ~InFlight(t) /\ s.seq = t.sndNxt - 1 /\ s.ctl = {"ACK"} /\ s.len <= 1

(* The reasons that there may be to send segment s.                        *)
Leaving(t, s) ==
  LET sent == {With(Begin(t), Sent(t, s))} IN
  IF PureAck(t, s) \/ NewText(t, s) \/ Again(t, s) THEN sent
  ELSE Admitted("UnaskedAck", IF Unasked(t, s) THEN sent ELSE {})
       \cup Admitted("RetransmitAny",
                     IF AnythingAgain(t, s) THEN sent ELSE {})
       \cup Admitted("KeepAlive",
                     IF KeepsAlive(t, s)
                     THEN {With(Begin(t), [t EXCEPT !.rcvWnd = s.wnd])}
                     ELSE {})

(* The windows that it may offer.  One that is smaller than that before it *)
(* is meant, or is only what can be said of it.                            *)
AtWindow(t, s, ws) ==
  IF s.wnd < t.rcvWnd
  THEN Admitted("ShrinkWindow", ws) \cup
       Admitted("OfferLess",
                {With(w, [w.tcb EXCEPT !.rcvWnd = t.rcvWnd]) : w \in ws})
  ELSE IF s.wnd <= Max(t.rcvWnd, Config.rcvBuf - UnreadLen(t)) THEN ws
  ELSE Admitted("GrowBuffer", ws)

(* A SYN that offers more or less than the buffer, or takes text along.    *)
(* Whether the text arrived, the peer's ACK of the SYN says.               *)
SynAtLiberty(t, s) ==
  LET bare == [s EXCEPT !.wnd = Config.rcvBuf, !.len = 0]
      text == [t EXCEPT !.resend = FALSE,
                        !.sndNxt = Max(@, s.seq + SegLen(s))]
      ws   == IF ~t.resend \/ bare # Syn(t) \/ FinOf(s) > t.sndEnd THEN {}
              ELSE IF s.len = 0 THEN {With(Begin(t), text)}
              ELSE Admitted("TextOnSyn", {With(Begin(t), text)})
  IN  IF s.wnd = Config.rcvBuf THEN ws ELSE Admitted("GrowBuffer", ws)

(* What may be sent that the RFC does not call for.                        *)
LeavesAtLiberty(t, s) ==
  IF Policy \cap Liberties = {} THEN {}
  ELSE IF SegmentLeaves(t, s) # {} THEN {}
  ELSE IF t.state = "SYN-SENT" THEN SynAtLiberty(t, s)
  ELSE IF Whole(t) /\ Plain(t, s) THEN AtWindow(t, s, Leaving(t, s))
  ELSE {}

-----------------------------------------------------------------------------
(* For models: all that there is to choose from (see Emission), with what  *)
(* liberties add under the model's policy.  Excludes the SYN's.            *)
Sendable(t, offered, len) ==
  Called(t, offered, len) \cup
  IF Policy \cap Liberties = {} \/ ~Whole(t) THEN {}
  ELSE Shapes(t, {t.sndUna, t.sndNxt, t.sndNxt - 1}, 0..len, offered, AckOrFin)
=============================================================================
