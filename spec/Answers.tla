------------------------------ MODULE Answers -------------------------------
(***************************************************************************)
(* What a user is answered in each state (RFC 9293, 3.10.1 to 3.10.5):     *)
(* consequences of the relation, each stated by itself.  They are asked in *)
(* each state of a model, of every call, whether a user makes it or not.   *)
(***************************************************************************)
EXTENDS Properties

(* What is permitted under every option, whatever the model's policy.      *)
(* Nothing is said here, or in Segments, of liberties and of most          *)
(* deviations.                                                             *)
Under(policy) == INSTANCE Endpoint WITH Policy <- policy

Permitted == Options \cup {"IgnoreResetInTimeWait"}

Answered(t, ev) == Under(Permitted)!Outcomes(t, ev)

(* The blocks, in one of these states, of sides with nothing in flight: a  *)
(* block does not know what is.                                            *)
Blocks(states) ==
  {tcb[s] : s \in {x \in Side : tcb[x].state \in states
                                /\ net[Peer(x)] = {}}}

(* The block is as it was, and the user is told nothing.                   *)
Untouched(t, o) == o.tcb = t /\ o.tells = <<>>

(* The call is refused with this error.                                    *)
RefusedWith(t, o, error) == o.tcb = t /\ o.tells = error

(* The block is as it was but for these variables and the timers that an   *)
(* empty queue does not need.                                              *)
Same(t, u, changed) ==
  /\ DOMAIN u = DOMAIN t
  /\ \A x \in DOMAIN t \ (changed \cup {"rtx", "rto", "userTimer"}) :
       u[x] = t[x]

-----------------------------------------------------------------------------
(* Text is queued behind all that was, until CLOSE or Detach; in LISTEN it *)
(* opens the connection.                                                   *)
(* @rfc 3.10.2/closed 3.10.2/listen 3.10.2/open 3.10.2/closing             *)
(* @rfc 3.10.2/handshake                                                   *)
SendInv ==
  \A t \in Blocks(States) : \A n \in 1..2 :
    LET answers == Answered(t, [type |-> "Send", len |-> n]) IN
    /\ answers # {}
    /\ \A o \in answers :
         CASE t.state = "CLOSED" -> RefusedWith(t, o, DoesNotExist)
           [] t.state = "LISTEN" ->
                IF t.remote
                THEN /\ o.tcb.state = "SYN-SENT" /\ o.tells = <<>>
                     /\ o.tcb.sndUna = t.iss /\ o.tcb.sndNxt = t.iss + 1
                     /\ o.tcb.sndEnd = t.iss + 1 + n /\ o.tcb.resend
                     /\ o.tcb.resets = t.resets
                ELSE RefusedWith(t, o, Unspecified)
           [] Whole(t) /\ (t.sndFin # "none" \/ t.detached) ->
                RefusedWith(t, o, IsClosing)
           [] OTHER -> /\ o.tells = <<>> /\ o.tcb.sndEnd = t.sndEnd + n
                       /\ Same(t, o.tcb, {"sndEnd"})

(* What is unread is delivered, as many octets as are asked for; then the  *)
(* end is told, once.  (len = 0 asks for whatever comes.)                  *)
(* @rfc 3.10.3/closed 3.10.3/waits 3.10.3/delivers 3.10.3/close-wait-data  *)
(* @rfc 3.10.3/close-wait-end 3.10.3/after-both-fins                       *)
ReceiveInv ==
  \A t \in Blocks(States) : \A n \in 0..(UnreadLen(t) + 1) :
    LET answers == Answered(t, [type |-> "Receive", len |-> n])
        none    == UnreadLen(t) = 0
    IN
    /\ answers # {} <=> IF none THEN n = 0 ELSE n \in 1..UnreadLen(t)
    /\ \A o \in answers :
         IF ~none
         THEN /\ o.tells = Data((CHOOSE i \in Unread(t) : TRUE)[1], n)
              /\ UnreadLen(o.tcb) = UnreadLen(t) - n
              /\ Same(t, o.tcb, {"rcvUsr", "left"})
         ELSE IF t.state \in {"LISTEN", "SYN-SENT"} THEN Untouched(t, o)
         ELSE IF Whole(t) /\ t.detached THEN RefusedWith(t, o, IsClosing)
         ELSE CASE t.rcvFin = "arrived" ->
                     /\ o.tells = Tell("end") /\ o.tcb.rcvFin = "told"
                     /\ Same(t, o.tcb, {"rcvFin"})
                [] t.state = "CLOSED" -> RefusedWith(t, o, DoesNotExist)
                [] t.rcvFin = "told"  -> RefusedWith(t, o, IsClosing)
                [] OTHER              -> Untouched(t, o)

(* CLOSE queues the FIN, once; where there is no connection yet it ends    *)
(* the attempt.                                                            *)
(* @rfc 3.10.4/closed 3.10.4/established-fin 3.10.4/again                  *)
(* @rfc 3.10.4/close-wait 3.10.4/after-both-fins 3.10.4/listen             *)
(* @rfc 3.10.4/syn-sent 3.10.4/syn-received-fin 3.10.4/syn-received-queued *)
Closes(t, u) ==
  /\ u.sndFin = "queued"
  /\ u.state = CASE t.state = "ESTABLISHED" -> "FIN-WAIT-1"
                 [] t.state = "SYN-RECEIVED" ->
                      IF t.sndEnd > t.sndNxt THEN t.state ELSE "FIN-WAIT-1"
                 [] OTHER -> t.state
  /\ Same(t, u, {"sndFin", "state", "back"})
  /\ u.back = IF u.state = t.state THEN t.back ELSE {}

CloseInv ==
  \A t \in Blocks(States) :
    LET answers == Answered(t, [type |-> "Close"]) IN
    /\ \E o \in answers : "SecondCloseOk" \notin o.needs
    /\ \A o \in answers :
         CASE t.state = "CLOSED" -> RefusedWith(t, o, DoesNotExist)
           [] t.state \in {"LISTEN", "SYN-SENT"} ->
                /\ o.tells = Tell("closing")
                /\ o.tcb = Deleted({}, "none", t.resets)
           [] "SecondCloseOk" \in o.needs ->
                /\ t.state \in {"FIN-WAIT-1", "FIN-WAIT-2"}
                /\ Untouched(t, o)
           [] Whole(t) /\ t.sndFin # "none" -> RefusedWith(t, o, IsClosing)
           [] OTHER -> o.tells = <<>> /\ Closes(t, o.tcb)

(* A user that goes leaves nothing to read.  If text is lost by that, the  *)
(* peer is reset (SHLD-3), or not; else it is a CLOSE, if that was not     *)
(* called before.                                                          *)
(* @rfc 3.6.1/half-duplex 3.6.1/unread-at-close                            *)
DetachInv ==
  \A t \in Blocks(States \ Partial) :
    LET answers == Answered(t, [type |-> "Detach"]) IN
    /\ answers # {}
    /\ \A o \in answers :
         /\ "HalfDuplexClose" \in o.needs
         /\ IF t.detached THEN RefusedWith(t, o, IsClosing)
            ELSE IF "ResetLostData" \in o.needs
            THEN /\ Unread(t) # {} /\ o.tells = Tell("aborted")
                 /\ o.tcb = Deleted({}, "none",
                                    t.resets \cup {ResetAt(t.sndNxt)})
            ELSE /\ o.tells = <<>> /\ o.tcb.detached
                 /\ Unread(o.tcb) = {} /\ o.tcb.rcvNxt = t.rcvNxt
                 /\ "DropLostData" \in o.needs <=> Unread(t) # {}
                 /\ LET u == [o.tcb EXCEPT !.detached = FALSE,
                                           !.rcvUsr = t.rcvUsr]
                    IN  IF t.sndFin = "none" THEN Closes(t, u)
                        ELSE Same(t, u, {})

(* ABORT deletes the block.  A peer that has a connection, and waits for   *)
(* more than an ACK, is reset.                                             *)
(* @rfc 3.10.5/closed 3.10.5/reset 3.10.5/flushed 3.10.5/deleted           *)
(* @rfc 3.10.5/after-both-fins 3.10.5/listen 3.10.5/syn-sent               *)
AbortInv ==
  \A t \in Blocks(States) :
    LET answers == Answered(t, [type |-> "Abort"])
        reset == IF t.state \in Partial
                    \/ (t.sndFin # "none" /\ t.rcvFin # "none"
                        /\ t.state # "CLOSE-WAIT")
                 THEN {} ELSE {ResetAt(t.sndNxt)}
    IN
    /\ answers # {}
    /\ \A o \in answers :
         IF t.state = "CLOSED" THEN RefusedWith(t, o, DoesNotExist)
         ELSE /\ o.tells = Tell("aborted")
              /\ o.tcb = Deleted({}, "none", t.resets \cup reset)

(* OPEN: there is one connection at a time.                                *)
(* @rfc 3.10.1/passive 3.10.1/active 3.10.1/listen-to-active               *)
(* @rfc 3.10.1/remote-unspecified 3.10.1/exists                            *)
OpenInv ==
  \A t \in Blocks(States) : \A active, remote \in BOOLEAN :
    LET answers == Answered(t, [type |-> "Open", active |-> active,
                               remote |-> remote, iss |-> 55])
    IN
    /\ answers # {}
    /\ \A o \in answers :
         IF t.state \notin {"CLOSED", "LISTEN"}
         THEN RefusedWith(t, o, AlreadyExists)
         ELSE IF active /\ ~remote THEN RefusedWith(t, o, Unspecified)
         ELSE IF t.state = "LISTEN" /\ ~active
         THEN RefusedWith(t, o, AlreadyExists)
         ELSE /\ o.tells = <<>> /\ o.tcb.resets = t.resets
              /\ IF active
                 THEN /\ o.tcb.state = "SYN-SENT" /\ o.tcb.resend
                      /\ o.tcb.sndUna = 55 /\ o.tcb.sndEnd = o.tcb.sndNxt
                      /\ o.tcb.sndNxt = 56
                 ELSE /\ o.tcb.state = "LISTEN" /\ o.tcb.iss = 55
                      /\ o.tcb.remote = remote

(* A timeout does what is its to do, when it is due and not before.        *)
(* @rfc 3.10.8/user-timeout 3.10.8/retransmission 3.10.8/time-wait         *)
(* @rfc 3.8.6.1/probe-backoff                                              *)
TimeoutInv ==
  \A t \in Blocks(States) :
    LET On(kind) == Answered(t, [type |-> kind]) IN
    /\ \A o \in On("UserTimeout") :
         /\ HasQueue(t) /\ t.userTimer = 0 /\ o.tells = Tell("timeout")
         /\ o.tcb = Deleted({}, "none", t.resets)
    /\ \A o \in On("RetransmitTimeout") :
         /\ HasQueue(t) /\ t.rtx = 0 /\ o.tells = <<>> /\ o.tcb.resend
         /\ o.tcb.rto = Min(Config.rtoMax, 2 * t.rto) /\ o.tcb.rtx = o.tcb.rto
         /\ DOMAIN o.tcb = DOMAIN t
         /\ \A x \in DOMAIN t \ {"rto", "rtx", "resend"} : o.tcb[x] = t[x]
    /\ \A o \in On("TimeWaitTimeout") :
         /\ t.state = "TIME-WAIT" /\ t.timeWait = 0 /\ o.tells = Tell("closed")
         /\ o.tcb = IF t.detached THEN Deleted({}, "none", t.resets)
                    ELSE Deleted(Unread(t), t.rcvFin, t.resets)

(* The timeout doubles, up to its largest value (RFC 6298, 5.5).           *)
(* @rfc 3.8.6.1/probe-backoff                                              *)
Slower == INSTANCE Endpoint WITH Config <- [Config EXCEPT !.rtoMax = 4]

BackoffInv ==
  \A t \in {x \in Blocks(States) : HasQueue(x) /\ x.rtx = 0} :
    \A rto \in 1..4 :
      \A o \in Slower!Outcomes([t EXCEPT !.rto = rto],
                               [type |-> "RetransmitTimeout"]) :
        o.tcb.rto = Min(2 * rto, 4) /\ o.tcb.rtx = o.tcb.rto
=============================================================================
