--------------------------- MODULE MCForgetClose ----------------------------
(***************************************************************************)
(* Adds a deviation, 3.10.7.4 read to the letter: B listens, and a SYN     *)
(* brings it to SYN-RECEIVED, where B's user writes and calls CLOSE, which *)
(* waits for ESTABLISHED. A gives up, and its reset returns B to LISTEN    *)
(* ("the user need not be informed"). The CLOSE is forgotten: B listens    *)
(* for ever, for a user that has called CLOSE, and serves whoever calls    *)
(* next.                                                                   *)
(***************************************************************************)
EXTENDS MC

Path1   == [LossyPath EXCEPT !.capacity = Carrying(1, 1)]
Users1  == [Opening("active", "passive") EXCEPT
              !.writes = [s \in Side |-> IF s = "B" THEN 1 ELSE 0],
              !.text = 1, !.close = {"B"}, !.abort = {"A"}]
Policy1 == Careful \cup {"ForgetClose"}
DebugCloseRememberedInv ==
  \A s \in Side : user[s].closeCalled => tcb[s].state # "LISTEN"
=============================================================================
