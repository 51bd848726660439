----------------------------- MODULE SmallOpen ------------------------------
(***************************************************************************)
(* Bounds for judging changes of what comes before ESTABLISHED, of Detach  *)
(* and of the user timeout; as Small.                                      *)
(***************************************************************************)
EXTENDS MC, Segments

(* One segment in flight in each direction, which may be lost or not.      *)
OneEach == [LossyPath EXCEPT !.kinds = {"loss"}, !.capacity = Carrying(1, 1)]
Perfect == [OneEach EXCEPT !.kinds = {}]

(* A's OPEN is active, B's passive, or both are active.                    *)
OneOpens   == [Opening("active", "passive") EXCEPT !.close = {"A"}]
BothActive == [Opening("active", "active") EXCEPT !.close = {"A"}]

(* B listens, and writes and calls CLOSE before it is connected; A may     *)
(* ABORT.                                                                  *)
EarlyText ==
  [Opening("active", "passive") EXCEPT
     !.writes = [s \in Side |-> IF s = "B" THEN 1 ELSE 0],
     !.text = 1, !.offered = {7, 8}, !.first = {},
     !.close = {}, !.abort = {"A"}]

(* A's user may go without reading on, while B writes an octet.            *)
Leavers    == [Writes(0, 1) EXCEPT !.detach = {"A"}, !.close = {}]
HalfDuplex == Careful \cup {"HalfDuplexClose", "DropLostData"}

(* The user timeout may come whenever it runs.                             *)
GivingUp == [NoClock EXCEPT !.userTimeout = 0]

(* A passive OPEN waits for the peer: only text of its own user makes it   *)
(* active.                                                                 *)
PassiveInv ==
  \A s \in Side : Users.open[s] = "passive" /\ user[s].written = 0 =>
    tcb[s].state # "SYN-SENT"

(* What counts as written was queued: nobody writes who was told that the  *)
(* connection is gone.                                                     *)
WrittenProp ==
  [][\A s \in Side : user'[s].written # user[s].written => Alive(s)]_vars
=============================================================================
