------------------------------- MODULE Calls --------------------------------
(***************************************************************************)
(* RFC 9293, 3.10.1 to 3.10.5: the user's calls, in every state with the   *)
(* answer that it gives.  STATUS (3.10.6) only reads the state.            *)
(***************************************************************************)
EXTENDS Outcome

(***************************************************************************)
(* 3.10.1 OPEN, active or passive; `remote' says whether the remote socket *)
(* is specified, and `iss' is the ISS that is selected.  What a user has   *)
(* left unread of an earlier connection goes with it.                      *)
(***************************************************************************)
(* @rfc 3.10.1/passive 3.10.1/active 3.10.1/listen-to-active               *)
(* @rfc 3.10.1/remote-unspecified 3.10.1/exists                            *)
OpenCall(t, ev) ==
  LET active == {[Begin(t) EXCEPT !.tcb =
                    [SynSent(ev.iss, 0, Config.rtoInitial)
                       EXCEPT !.resets = t.resets]]}
      passive == {[Begin(t) EXCEPT !.tcb =
                    [Listening(ev.iss, ev.remote)
                       EXCEPT !.resets = t.resets]]}
  IN  IF t.state \notin {"CLOSED", "LISTEN"} THEN {Refused(t, AlreadyExists)}
      ELSE IF ev.active
      THEN IF ev.remote THEN active ELSE {Refused(t, Unspecified)}
      ELSE IF t.state = "CLOSED" THEN passive
      ELSE {Refused(t, AlreadyExists)}

(***************************************************************************)
(* 3.10.2 SEND: the text joins the queue.  Not after CLOSE, though the     *)
(* letter of 3.10.2 would still queue it in CLOSE-WAIT and SYN-RECEIVED    *)
(* (3.6: "no more").  In LISTEN it opens the connection, where it is known *)
(* to whom.                                                                *)
(***************************************************************************)
(* @rfc 3.10.2/closed 3.10.2/open 3.10.2/closing 3.6/no-more-sends         *)
(* @rfc 3.6.1/half-close 3.10.2/listen 3.10.2/handshake                    *)
SendCall(t, len) ==
  CASE t.state = "CLOSED" -> {Refused(t, DoesNotExist)}
    [] t.state = "LISTEN" ->
         IF ~t.remote THEN {Refused(t, Unspecified)}
         ELSE {With(Begin(t), [SynSent(t.iss, len, Config.rtoInitial)
                                 EXCEPT !.resets = t.resets])}
    [] t.state = "SYN-SENT" -> {With(Begin(t), [t EXCEPT !.sndEnd = @ + len])}
    [] OTHER ->
         IF t.sndFin = "none" /\ ~t.detached
         THEN {With(Begin(t), [t EXCEPT !.sndEnd = @ + len])}
         ELSE {Refused(t, IsClosing)}

(***************************************************************************)
(* 3.10.3 RECEIVE: the user takes len octets of what has arrived in order; *)
(* or learns that there will be no more; or (len = 0) goes on waiting.     *)
(* 3.10.3 would refuse it in CLOSING, LAST-ACK and TIME-WAIT even where    *)
(* text is unread, which 3.6 contradicts ("the user ... continues to       *)
(* RECEIVE until told that the remote peer has CLOSED also").              *)
(***************************************************************************)
Taken(t, len) ==
  IF t.state # "CLOSED" THEN [t EXCEPT !.rcvUsr = @ + len]
  ELSE [t EXCEPT !.left = {i \in {<<j[1] + len, j[2]>> : j \in @} :
                             i[1] < i[2]}]

(* @rfc 3.10.3/closed 3.10.3/waits 3.10.3/delivers 3.10.3/close-wait-data  *)
(* @rfc 3.10.3/close-wait-end 3.10.3/after-both-fins 3.6/simplex           *)
(* @rfc 3.6/receive-in-fin-wait 3.10.7.4/seventh-delivered                 *)
(* @rfc 3.10.7.4/eighth-told 3.10.3/handshake 3.6.1/half-duplex            *)
ReceiveCall(t, len) ==
  IF t.state \in {"LISTEN", "SYN-SENT"}
  THEN IF len = 0 THEN {Begin(t)} ELSE {}
  ELSE IF Whole(t) /\ t.detached
  THEN IF len = 0 THEN {Refused(t, IsClosing)} ELSE {}
  ELSE IF UnreadLen(t) > 0
  THEN IF 0 < len /\ len <= UnreadLen(t)
       THEN {[With(Begin(t), Taken(t, len)) EXCEPT
                !.tells = Data((CHOOSE i \in Unread(t) : TRUE)[1], len)]}
       ELSE {}
  ELSE IF len # 0 THEN {}
  ELSE IF t.rcvFin = "arrived"
  THEN {[With(Begin(t), [t EXCEPT !.rcvFin = "told"])
           EXCEPT !.tells = Tell("end")]}
  ELSE IF t.state = "CLOSED" THEN {Refused(t, DoesNotExist)}
  ELSE IF t.rcvFin = "told"  THEN {Refused(t, IsClosing)}
  ELSE {Begin(t)}

(***************************************************************************)
(* 3.10.4 CLOSE: "no more data from me".  FIN-WAIT-1 is entered at the     *)
(* call, though the FIN waits behind queued text ("in any case");          *)
(* LAST-ACK only when the FIN is sent.  In SYN-RECEIVED it waits for       *)
(* ESTABLISHED if text waits.  In LISTEN and SYN-SENT there is nothing to  *)
(* release: queued calls are answered "closing".                           *)
(***************************************************************************)
QueueFin(t) == [t EXCEPT !.sndFin = "queued"]

(* @rfc 3.10.4/closed 3.10.4/established-fin 3.10.4/established-state      *)
(* @rfc 3.10.4/again 3.10.4/close-wait 3.10.4/after-both-fins              *)
(* @rfc 3.6/fin-wait-1 3.10.4/listen 3.10.4/syn-sent                       *)
(* @rfc 3.10.4/syn-received-fin 3.10.4/syn-received-queued                 *)
(* @rfc 3.8.3/syn-given-up                                                 *)
CloseCall(t) ==
  CASE t.state = "CLOSED" -> {Refused(t, DoesNotExist)}
    [] t.state \in {"LISTEN", "SYN-SENT"} ->
         {AbortDown(Begin(t), "closing")}
    [] t.state = "SYN-RECEIVED" /\ t.sndFin = "none" ->
         IF t.sndEnd = t.sndNxt
         THEN {With(Begin(t), [QueueFin(t) EXCEPT !.state = "FIN-WAIT-1",
                                                  !.back  = {}])}
         ELSE {With(Begin(t), QueueFin(t))}
    [] t.state = "ESTABLISHED" ->
         {With(Begin(t), [QueueFin(t) EXCEPT !.state = "FIN-WAIT-1"])}
    [] t.state = "CLOSE-WAIT" /\ t.sndFin = "none" ->
         {With(Begin(t), QueueFin(t))} \cup
         Admitted("LastAckAtCall",
                  {With(Begin(t), [QueueFin(t) EXCEPT !.state = "LAST-ACK"])})
    [] t.state \in {"FIN-WAIT-1", "FIN-WAIT-2"} ->
         {Refused(t, IsClosing)} \cup Admitted("SecondCloseOk", {Begin(t)})
    [] OTHER -> {Refused(t, IsClosing)}

(***************************************************************************)
(* 3.10.5 ABORT: the block is deleted and all queues are flushed, unread   *)
(* text with them.  A reset is owed, once; where there is no connection    *)
(* yet, and in CLOSING, LAST-ACK and TIME-WAIT, not even that ("respond    *)
(* with ok").  3.5.2 and note 3 of Figure 5 would have the sender of a RST *)
(* be in TIME-WAIT, but 3.10.5 says "enter CLOSED state", and that is what *)
(* is here.                                                                *)
(***************************************************************************)
(* @rfc 3.10.5/closed 3.10.5/reset 3.10.5/flushed 3.10.5/deleted           *)
(* @rfc 3.10.5/after-both-fins 3.5.2/user-reset 3.6/two-ways 3.10.5/listen *)
(* @rfc 3.10.5/syn-sent 3.8.3/syn-given-up                                 *)
AbortCall(t) ==
  LET gone == AbortDown(Begin(t), "aborted")
  IN  CASE t.state = "CLOSED" -> {Refused(t, DoesNotExist)}
        [] t.state \in {"LISTEN", "SYN-SENT"} -> {gone}
        [] t.state \in {"CLOSING", "LAST-ACK", "TIME-WAIT"} -> {gone}
        [] OTHER -> {With(gone, OweReset(gone.tcb, ResetAt(t.sndNxt)))}

(***************************************************************************)
(* 3.6.1, MAY-1: a half-duplex CLOSE: the user will not read any more.     *)
(* What is unread is lost, and the peer SHOULD be told so by a RST         *)
(* (SHLD-3); otherwise this is a CLOSE, if that was not called before.     *)
(***************************************************************************)
Gone(t) == [t EXCEPT !.rcvUsr = @ + UnreadLen(t), !.detached = TRUE]

(* @rfc 3.6.1/half-duplex 3.6.1/unread-at-close                            *)
DetachCall(t) ==
  IF ~Whole(t) THEN CloseCall(t)
  ELSE IF t.detached THEN {Refused(t, IsClosing)}
  ELSE LET closed == IF t.sndFin # "none" THEN {Begin(t)} ELSE CloseCall(t)
           gone   == {With(w, Gone(w.tcb)) : w \in closed}
           lost   == AbortDown(Begin(t), "aborted")
           reset  == With(lost, OweReset(lost.tcb, ResetAt(t.sndNxt)))
       IN  IF Unread(t) = {} THEN gone
           ELSE Admitted("ResetLostData", {reset})
                \cup Admitted("DropLostData", gone)
=============================================================================
