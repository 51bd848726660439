------------------------------ MODULE Timeouts ------------------------------
(***************************************************************************)
(* RFC 9293, 3.10.8: the timeouts, and the passing of time.                *)
(***************************************************************************)
EXTENDS Outcome

(* USER TIMEOUT, which is also the threshold R2 of 3.8.3: nothing is sent; *)
(* the peer may never learn of it.                                         *)
(* @rfc 3.10.8/user-timeout 3.8.3/r2-closes 3.8.3/syn-alike                *)
(* @rfc 3.6/ack-missing                                                    *)
UserTimeoutExpires(t) ==
  IF ~HasQueue(t) THEN {}
  ELSE IF t.userTimer # 0 THEN {}
  ELSE {AbortDown(Begin(t), "timeout")}

(* RETRANSMISSION TIMEOUT, and the persist timeout of 3.8.6.1: the front   *)
(* of the queue is owed again; the timeout doubles (RFC 6298, 5.5).        *)
(* @rfc 3.10.8/retransmission 3.6/retransmitted 3.8.6.1/probe-octet        *)
(* @rfc 3.8.6.1/probe-backoff 3.8.6.1/stays-open                           *)
RetransmissionExpires(t) ==
  IF ~HasQueue(t) THEN {}
  ELSE IF t.rtx # 0 THEN {}
  ELSE LET rto == Min(2 * t.rto, Config.rtoMax)
       IN  {With(Begin(t), [t EXCEPT !.rto = rto, !.rtx = rto,
                                     !.resend = TRUE])}

(* TIME-WAIT TIMEOUT.  And that of FIN-WAIT-2, which the RFC has not; how  *)
(* long it lasts is not in the block, and it may end it at any moment.     *)
(* @rfc 3.10.8/time-wait 3.6.1/linger                                      *)
TimeWaitExpires(t) ==
  IF t.state = "TIME-WAIT" /\ t.timeWait = 0
  THEN {CloseDown(Begin(t))}
  ELSE Admitted("FinWait2Timeout",
                IF t.state = "FIN-WAIT-2" /\ t.detached
                THEN {AbortDown(Begin(t), "timeout")} ELSE {})

(***************************************************************************)
(* d ticks pass.  Not past a timer that is due, nor past a debt: an        *)
(* endpoint that owes something now has to pay before time goes on.        *)
(***************************************************************************)
Lasts(timer, d)   == timer = Off \/ timer >= d
Run(timer, d)     == IF timer = Off THEN Off ELSE timer - d

(* The timers of every block with a retransmission queue.                  *)
Later(t, d) == [t EXCEPT !.rtx = Run(@, d), !.userTimer = Run(@, d)]

TimePasses(t, d) ==
  IF t.resets # {} THEN {}
  ELSE IF ~HasQueue(t) THEN {Begin(t)}
  ELSE IF t.resend \/ ~Lasts(t.rtx, d) \/ ~Lasts(t.userTimer, d) THEN {}
  ELSE IF ~Whole(t) THEN {With(Begin(t), Later(t, d))}
  ELSE IF Lasts(t.ackDue, d) /\ Lasts(t.timeWait, d)
  THEN {With(Begin(t), [Later(t, d) EXCEPT !.ackDue   = Run(@, d),
                                           !.timeWait = Run(@, d)])}
  ELSE {}
=============================================================================
