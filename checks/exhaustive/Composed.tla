------------------------------ MODULE Composed ------------------------------
(***************************************************************************)
(* The parts from which bounds for the exhaustive refinement are made.     *)
(* What is explored is not the relation but an endpoint, twice, its users  *)
(* and the network; each step that it takes must be one of Teardown's in   *)
(* the same bound.  So the bound must have room for what the endpoint      *)
(* chooses: the windows that it offers.                                    *)
(***************************************************************************)
EXTENDS MC

(* The buffer, which is the window at the beginning.                       *)
Buffer == Config.rcvBuf

(* Without a clock, with a buffer of 4.                                    *)
Small == [NoClock EXCEPT !.rcvBuf = 4]

(* Windows from w on.                                                      *)
Offering(users, w) == [users EXCEPT !.offered = w..4]

(* For the explorer, which sets its endpoints to the same.                 *)
Bound ==
  [config |-> Config, policy |-> Policy, text |-> Users.text,
   lifetime |-> Path.lifetime, first |-> [s \in Side |-> First(s)],
   open |-> Users.open]

(* From every state in which both users have called CLOSE a state can be   *)
(* reached in which both sides are CLOSED; but where a user may give the   *)
(* connection up its peer may never learn of it.                           *)
UsersClosed == R!BothCalledClose /\ \A s \in Side : ~MayGiveUp(s)
SidesClosed == BothClosed
=============================================================================
